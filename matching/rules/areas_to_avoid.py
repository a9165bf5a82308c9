"""The home is not within an area that the child should be kept away from.

Such an area is a red risk: a named person resolves it on record, and it never refuses a child by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from matching.columns.bounds import OPEN
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.reach import any_within, everywhere
from matching.columns.screen import Rows, Screen, banded, told_by_child
from matching.details.named import areas_of
from matching.details.places import AREA_PLACE
from matching.details.referral import AVOID
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.reach import Where, is_within, may_be_within
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.referral import ApprovalKind, AreaToAvoid

ID = "areas-to-avoid"
SOURCE = (
    "Project judgement: a red risk that a named person must resolve; risks of harm to each child are assessed and "
    "reduced under the Children's Homes (England) Regulations 2015, reg 12"
)
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.CHILD
POINTS = 0
NOTHING = "There is always something to ask about areas to avoid."

MAY_APPROVE = (Role.TEAM_MANAGER, Role.NOMINATED_OFFICER, Role.DIRECTOR)


def questions(match: Match) -> Iterable[Question]:
    """One question for all areas together."""
    return [Question(_judge)]


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen, by miles."""
    yield told_by_child((_row(columns.homes, match) for match in columns.children.asked), len(columns.homes))


def _row(homes: PublishedColumns, match: Match) -> Rows:
    approved = match.referral.approved(ApprovalKind.AREA_TO_AVOID, MAY_APPROVE, match.on)
    within = Band.CONDITIONS if approved else Band.NOT_UNLESS
    if match.referral.avoid is None:
        return banded(within, everywhere(homes, OPEN))
    areas = [(area.place, area.within_miles) for area in match.referral.avoid]
    return banded(within, ~any_within(homes, match, areas))


def _judge(known: Known) -> Verdict:
    areas = known.value(FactRef(known.match.child.id, AVOID))
    if not areas:
        return met("There is no area to keep away from.")
    inside = _inside(known, areas_of(areas))
    if not inside:
        return met("The home is outside every area to keep away from.")
    return _within(known.match, ", ".join(inside))


def _inside(known: Known, areas: Mapping[str, AreaToAvoid]) -> tuple[str, ...]:
    """The areas that certainly hold the home; when none does, the first that turns out to."""
    child = known.match.child.id
    where: dict[str, Where] = {name: area.place or FactRef(child, AREA_PLACE, name) for name, area in areas.items()}
    certain = tuple(n for n, a in areas.items() if may_be_within(known, where[n], a.within_miles) == {True})
    if certain:
        return certain
    return next(((n,) for n, a in areas.items() if is_within(known, where[n], a.within_miles)), ())


def _within(match: Match, names: str) -> Verdict:
    if match.referral.approved(ApprovalKind.AREA_TO_AVOID, MAY_APPROVE, match.on):
        plan = Condition.of(
            what=f"Write how {match.child.name} is kept safe near {names}: journeys, time alone, whom to call.",
            by=Role.REGISTERED_MANAGER,
            due=match.start,
            gap=Gap.of(kind=GapKind.RECORD, part="safety plan for an area to avoid"),
        )
        return not_met(f"The home is within {names}; living there has been approved by name.", Band.CONDITIONS, plan)
    approval = Condition.of(
        what=f"A named person of the placing authority decides, on record, whether {names} can be lived in.",
        by=Role.NOMINATED_OFFICER,
        due=match.start,
        gap=Gap.of(kind=GapKind.APPROVAL, part=ApprovalKind.AREA_TO_AVOID.value),
    )
    return not_met(f"The home is within an area to keep away from: {names}.", Band.NOT_UNLESS, approval)
