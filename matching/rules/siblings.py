"""The child lives with the brothers and sisters that was decided on, and apart from those it was decided against."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import chain

from matching.columns.bounds import HOLDS, Bounds, over
from matching.columns.children import Brothers, Stay
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.kinds import both
from matching.columns.lines import Held
from matching.columns.screen import Screen, told
from matching.details.family import SIBLINGS
from matching.details.referral import EXPECTED_NIGHTS, LEAVING_CONFIRMED
from matching.details.rooms import ROOM_FOR_ALL
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, does_not_apply, met, not_met
from matching.known import Known
from matching.match import Match
from matching.outlook import Outlook, settled
from matching.reading.company import shares_a_night
from matching.reading.presence import crowded, in_words
from matching.rule import Force, LooksAt, Question
from matching.vacant import Vacant, Wanted, told_free
from matching.world.facts import Role
from matching.world.group import Resident
from matching.world.home import PlacesCondition
from matching.world.referral import ApprovalKind, Bond, SiblingBond

ID = "siblings"
SOURCE = (
    "Children Act 1989, s 22C(8)(c): with a looked-after brother or sister, so far as is reasonably practicable. "
    "Project judgement: what was decided for these children comes first"
)
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.CHILD
POINTS = 0
NOTHING = "The referral names no brother or sister to live with or apart from."
UNNAMED = "the brother or sister"
"""Of whom no name is on record here."""

MAY_APPROVE = (Role.NOMINATED_OFFICER, Role.DIRECTOR)


def questions(match: Match) -> Iterable[Question]:
    """One question for each brother or sister named."""
    if match.referral.siblings is None:
        return [Question(_judge_unasked, about="not asked")]
    bonds = sorted(match.referral.siblings, key=lambda b: (b.child, b.bond.value))
    return [Question(partial(_judge, bond=b), about=f"{b.child}: {b.bond.value}") for b in bonds]


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen for each brother or sister of the child with most, and one where some child was not asked about any.

    Who lives in a home is not public.
    """
    brothers, homes = columns.children.brothers, both(columns.homes.registered_places, columns.homes.vacancies)
    told_lately = columns.on - timedelta(days=columns.policy["vacancies_fresh_days"])
    if any(found.bonds is None for found in brothers.kinds):
        yield columns.of_child(brothers, _screened_unasked)
    for nth in range(max((len(found.bonds or ()) for found in brothers.kinds), default=0)):
        judge = partial(_screened, nth=nth, since=told_lately, on=columns.on)
        yield told(both(columns.children.stay, brothers), homes, judge)


def _screened_unasked(brothers: Brothers) -> Bounds:
    apart = Band.CONDITIONS if brothers.may_live_apart else Band.NOT_UNLESS
    return HOLDS if brothers.bonds is not None else Bounds(apart, Band.GOOD)


def _screened(
    child: tuple[Stay, Brothers], home: tuple[Sequence[Held[int]], Vacant], nth: int, since: date, on: date
) -> Bounds:
    (stay, brothers), (registered, vacancies) = child, home
    bonds = (brothers.bonds or ())[nth : nth + 1]
    if not bonds or bonds[0][0] is Bond.MUST_NOT:
        return HOLDS
    bond, is_referred = bonds[0]
    apart = Band.NOT_UNLESS if bond is Bond.MUST and not brothers.may_live_apart else Band.CONDITIONS
    told_places = told_free(vacancies, Wanted(stay.start, stay.latest_end, stay.kind), since, on)
    limits = [s.value for s in registered if s.falls_in(stay.start, stay.start + timedelta(days=1))]
    most = min([*limits, *(() if told_places is None else (told_places,))], default=brothers.places)
    return over([apart, Band.CONDITIONS] if is_referred and most >= brothers.places else [apart])


def _judge_unasked(known: Known) -> Verdict:
    """Nobody has said whether there is a brother or sister to live with."""
    bonds = known.value(FactRef(known.match.child.id, SIBLINGS))
    if not bonds:
        return met("There is no brother or sister about whom living together has to be decided.")
    return _judge(known, bonds[0])


def _judge(known: Known, bond: SiblingBond) -> Verdict:
    match = known.match
    resident = next((r for r in match.residents if r.child.id == bond.child), None)
    if bond.bond is Bond.MUST_NOT:
        return _apart(match, resident)
    if resident is None or not shares_a_night(known, resident) or not _stays(known, resident):
        return _not_together(known, bond)
    return _together_from(match, resident)


def _stays(known: Known, resident: Resident) -> bool:
    """Whether the brother or sister will be here until the stay ends."""
    match, leaving = known.match, resident.leaving
    if leaving is None:
        return True
    if known.whether(FactRef(match.child.id, EXPECTED_NIGHTS), lambda nights: match.end(nights) <= leaving):
        return True
    return not known.whether(FactRef(resident.child.id, LEAVING_CONFIRMED), bool)


def _together_from(match: Match, resident: Resident) -> Verdict:
    """Living together from the first night, or from a later one on which the brother or sister arrives."""
    name, arrives = resident.child.name, resident.arrived
    if arrives <= match.start:
        return met(f"{name} lives here.")
    said = f"{name} would live with {match.child.name} only from {in_words(arrives)}: they are apart until then."
    return not_met(said, Band.CONDITIONS, _time_together(match, resident.child.id, f" until {in_words(arrives)}"))


def _apart(match: Match, resident: Resident | None) -> Verdict:
    """Living apart: a resident who must be lived apart from is a bar between two children by name, and stands there."""
    if resident is None:
        return met("The brother or sister to live apart from does not live here.")
    return does_not_apply(f"{resident.child.name}, to be lived apart from, lives here: see the two children by name.")


def _not_together(known: Known, bond: SiblingBond) -> Verdict:
    """Together only if they are referred too and there are places for all; apart otherwise."""
    apart, also = _apart_from(known.match, bond), _referred_too(known.match)
    if bond.child not in also:
        return apart
    together = _decided_together(known.match, bond, also)
    if not known.match.home.bedrooms:
        rooms = FactRef(known.match.home.urn, ROOM_FOR_ALL, str(len(also) + 1))
        return together if known.whether(rooms, bool) else apart

    def allows(outlook: Outlook) -> Band:
        return together.allows if _has_places(outlook, len(also)) else apart.allows

    return settled(known, allows, lambda outlook: together if _has_places(outlook, len(also)) else apart)


def _decided_together(match: Match, bond: SiblingBond, also: Collection[str]) -> Verdict:
    name, all_of_them = _name(match, bond.child), "both" if len(also) == 1 else f"all {len(also) + 1} of them"
    decide = Condition.of(
        what=f"Decide this referral together with that of {name}, and keep places for {all_of_them} until then.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part=f"second place:{bond.child}"),
    )
    return not_met(f"{name} is referred as well; there are places for {all_of_them}.", Band.CONDITIONS, decide)


def _apart_from(match: Match, bond: SiblingBond) -> Verdict:
    name = _name(match, bond.child)
    approved = match.referral.approved(ApprovalKind.SEPARATE_SIBLINGS, MAY_APPROVE, match.on)
    if bond.bond is Bond.MUST and not approved:
        approval = Condition.of(
            what=parting(match.child.name, name),
            by=Role.NOMINATED_OFFICER,
            due=match.start,
            gap=Gap.of(kind=GapKind.APPROVAL, part=ApprovalKind.SEPARATE_SIBLINGS.value),
        )
        return not_met(f"{_begins(name)} must live with {match.child.name} and would not.", Band.NOT_UNLESS, approval)
    return not_met(f"{_begins(name)} would live elsewhere.", Band.CONDITIONS, _time_together(match, bond.child))


def parting(name: str, other: str) -> str:
    """The approval that two who must live together live apart."""
    return f"A named person of the placing authority approves that {name} and {other} live apart."


def _time_together(match: Match, sibling: str, until: str = "") -> Condition:
    names = f"{match.child.name} and {_name(match, sibling)}"
    return Condition.of(
        what=f"Write how often, where and how {names} spend time together{until}.",
        by=Role.SOCIAL_WORKER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part=f"time with a brother or sister:{sibling}"),
    )


def _name(match: Match, id: str) -> str:
    """What the brother or sister is called, looked up once for all homes."""
    if (ID, id) not in match.of_child:
        match.of_child[ID, id] = _looked_up(match, id)
    name: str = match.of_child[ID, id]
    return name


def _begins(name: str) -> str:
    """As a sentence begins with it."""
    return "The brother or sister" if name == UNNAMED else name


def _looked_up(match: Match, id: str) -> str:
    referred = (r.child.name for r in reversed(match.world.referrals) if r.child.id == id)
    living = (r.child.name for group in reversed(match.world.groups) for r in group.residents if r.child.id == id)
    return next(chain(referred, living), UNNAMED)


def _referred_too(match: Match) -> frozenset[str]:
    """The brothers and sisters who are to live with the child and are referred as well, by their ids."""
    found: frozenset[str] | None = match.of_child.get(ID)
    if found is None:
        together = {b.child for b in match.referral.siblings or () if b.bond is not Bond.MUST_NOT}
        found = frozenset(together and {r.child.id for r in match.world.referrals if r.child.id in together})
        match.of_child[ID] = found
    return found


def _has_places(outlook: Outlook, more: int) -> bool:
    """Whether the child and so many more each have a bedroom and a registered place on every night of the stay."""
    home, start = outlook.match.home, outlook.match.start
    registered = [c for c in home.conditions if isinstance(c, PlacesCondition)]

    def most(night: date) -> int:
        rooms = sum(b.is_open_on(night) for b in home.bedrooms)
        return min([rooms, *(c.most for c in registered if c.holds_on(night))]) - more

    rooms_change = [day for b in home.bedrooms for day in (b.closed_from, b.closed_until)]
    changes = [*rooms_change, *(day for c in registered for day in (c.since, c.until))]
    return not crowded(outlook, start, most, changes)
