"""A home outside the placing authority's own area has the approval that the law asks for.

Outside the area a nominated officer approves; at a distance, which is outside the area and not in an adjoining one, the
director of children's services does. Project judgement: the director's approval serves for both. In a short break these
approvals are asked for when the child is looked after meanwhile; notices to the area authority are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from matching.columns.bounds import NO, YES, Flags, May, may
from matching.columns.children import Approvals
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.kinds import K, Kinds, both
from matching.columns.reach import everywhere, spread
from matching.columns.screen import Screen, banded, told_by_child
from matching.details.places import ADJOINS, HOME_AUTHORITY
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Outcome, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.working_days import working_days_after
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.referral import ApprovalKind, Urgency
from matching.world.statement import StayKind

ID = "own-area-approvals"
SOURCE = (
    "Care Planning, Placement and Case Review (England) Regulations 2010, regs 11 and 13(4), as amended by SI "
    "2013/3239; Children's Homes (England) Regulations 2015, reg 41"
)
FORCE = Force.LAW
LOOKS_AT = LooksAt.CHILD
POINTS = 0
NOTHING = "There is always an area to ask about."


def questions(match: Match) -> Iterable[Question]:
    """One question: whose area is it, and who has approved?"""
    return [Question(_judge)]


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen."""
    homes = columns.homes
    children = both(columns.children.placing_authority, columns.children.approvals)
    rows = (banded(Band.CONDITIONS, _approved(homes, *child)) for child in children.kinds)
    yield replace(told_by_child(rows, len(homes)), child=children.codes)


def _approved(homes: PublishedColumns, placing: str, approvals: Approvals) -> May[Flags]:
    """(homes,): whether the home lies in the area, or being outside it has been approved."""
    in_area = spread(_tested(homes.authority, lambda authority: authority == placing))
    by_director = (ApprovalKind.AT_A_DISTANCE, Role.DIRECTOR) in approvals
    for_near = any((ApprovalKind.OUT_OF_AREA, by) in approvals for by in (Role.NOMINATED_OFFICER, Role.DIRECTOR))
    if by_director or not for_near:
        return in_area | everywhere(homes, YES if by_director else NO)
    return in_area | spread(_tested(homes.adjoining, lambda adjoining: placing in adjoining))


def _tested(column: Kinds[K | None], holds: Callable[[K], bool]) -> Kinds[May[bool]]:
    return Kinds(column.codes, tuple(may(None if kind is None else holds(kind)) for kind in column.kinds))


def _judge(known: Known) -> Verdict:
    match = known.match
    placing = match.referral.placing_authority
    if not known.whether(FactRef(match.home.urn, HOME_AUTHORITY), lambda authority: authority != placing):
        return met(f"The home is in the area of {placing}.")
    if _is_approved(known):
        reason = f"The home is outside the area of {placing}, and that has been approved."
        return Verdict(outcome=Outcome.MET, reason=reason, conditions=_notices(match))
    reason = f"The home is outside the area of {placing}, and the approval for that is not on record."
    return not_met(reason, Band.CONDITIONS, _approval(known), *_notices(match))


def _is_approved(known: Known) -> bool:
    """Whether the right person has approved; asks whether the areas adjoin only if that would decide it."""
    if _has(known.match, ApprovalKind.AT_A_DISTANCE, Role.DIRECTOR):
        return True
    if not _has(known.match, ApprovalKind.OUT_OF_AREA, Role.NOMINATED_OFFICER, Role.DIRECTOR):
        return False
    return known.whether(_adjoins(known.match), bool)


def _has(match: Match, kind: ApprovalKind, *by: Role) -> bool:
    return match.referral.approved(kind, by, match.on)


def _adjoins(match: Match) -> FactRef:
    return FactRef(match.home.urn, ADJOINS)


def _approval(known: Known) -> Condition:
    """The approval to get; the director's, which serves either way, while nobody knows whether the areas adjoin."""
    match, adjoining = known.match, known.possible(_adjoins(known.match))
    near = adjoining == (True,)
    kind = ApprovalKind.OUT_OF_AREA if near else ApprovalKind.AT_A_DISTANCE
    by = Role.NOMINATED_OFFICER if near else Role.DIRECTOR
    unless = " (a nominated officer may if the two authorities adjoin)" if len(adjoining) > 1 else ""
    return Condition.of(
        what=f"The {by.value} of {match.referral.placing_authority} approves the {kind.value}{unless}.",
        by=by,
        due=match.start,
        gap=Gap.of(kind=GapKind.APPROVAL, part=kind.value),
    )


def _notices(match: Match) -> tuple[Condition, ...]:
    """What the area authority is told: nothing of a short break."""
    if match.referral.kind is StayKind.SHORT_BREAK:
        return ()
    before = Condition.of(
        what="Give the area authority written notice with the assessment, the reasons and the care plan; consult it "
        "first when the placement is at a distance.",
        by=Role.SOCIAL_WORKER,
        due=_notice_due(match),
    )
    after = Condition.of(
        what="Tell the area authority in writing, without delay, that the child has been admitted.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
    )
    return (before, after)


def _notice_due(match: Match) -> date:
    if match.referral.urgency is Urgency.EMERGENCY:
        return working_days_after(match.start, match.policy["area_authority_notice_working_days"])
    return match.start
