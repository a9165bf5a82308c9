"""What the child's needs call for of the house, of arrangements and of nights is in place by the first night.

A need is provision to arrange; it never lowers a child's points. What each need calls for is Project judgement.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from matching.columns.bounds import Bounds, May, fails_to
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.kinds import both
from matching.columns.screen import Screen, told
from matching.details import detail_of
from matching.details.home import FACILITY, STAFF_AWAKE
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Judge, Known
from matching.match import Match
from matching.reading.called_for import Caller, in_words, is_called_for, may_be_called_for
from matching.rule import Force, LooksAt, Question
from matching.world.catalogue import Capability, CapabilityKind
from matching.world.facts import Role
from matching.world.home import Home
from matching.world.staff import Shift

ID = "provision"
SOURCE = "Children's Homes (England) Regulations 2015, reg 6"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The child's needs call for nothing beyond an ordinary home."

GAPS = {
    CapabilityKind.FACILITY: GapKind.FACILITY,
    CapabilityKind.ARRANGEMENT: GapKind.ARRANGEMENT,
    CapabilityKind.WAKING_NIGHT: GapKind.WAKING_NIGHT,
}


def questions(match: Match) -> Iterable[Question]:
    """One question for each facility, arrangement or waking night that a need of the child may call for."""
    asked: list[tuple[Capability, Judge, tuple[FactRef, ...]]] | None = match.of_child.get(ID)
    if asked is None:
        asked = match.of_child[ID] = list(_asked(match))
    for capability, judge, rests_on in asked:
        yield Question(judge, capability.id, capability.name, rests_on=rests_on, alike=_alike(match, capability))


def _asked(match: Match) -> Iterator[tuple[Capability, Judge, tuple[FactRef, ...]]]:
    """What is the same of the questions at every home."""
    for capability, callers in may_be_called_for(match, *GAPS):
        rests_on = tuple(match.need_fact(c.need) for c in callers)
        yield capability, partial(_judge, capability=capability, callers=callers), rests_on


def _alike(match: Match, capability: Capability) -> Hashable:
    """All that the home's record leaves possible."""
    fact = _fact(match.home, capability)
    return detail_of(match, fact.name).possible(match, fact)


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen for each facility, arrangement or waking night that some need calls for."""
    for capability, calls in columns.called_for(*GAPS):
        ready = columns.on + timedelta(days=capability.days_to_arrange)
        is_night = capability.kind is CapabilityKind.WAKING_NIGHT
        homes = columns.homes.waking_night if is_night else columns.homes.facility(capability.id)
        yield told(both(columns.children.starts, calls), homes, partial(_screened, ready=ready))


def _screened(child: tuple[date, May[bool]], in_place: May[bool], ready: date) -> Bounds:
    start, is_called_for = child
    return fails_to(Band.CONDITIONS if ready <= start else Band.NOT_UNLESS, ~is_called_for | in_place)


def _judge(known: Known, capability: Capability, callers: Sequence[Caller]) -> Verdict:
    if not is_called_for(known, callers):
        return met(f"{capability.name}: no need of the child calls for it.")
    match, why = known.match, in_words(known, callers)
    if _is_in_place(known, capability):
        return met(f"{capability.name}, for {why}: in place.")
    ready = match.on + timedelta(days=capability.days_to_arrange)
    allows = Band.CONDITIONS if ready <= match.start else Band.NOT_UNLESS
    arrange = Condition.of(
        what=f"{capability.name}: {capability.how}",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GAPS[capability.kind], part=capability.id, shift=_shift(capability)),
    )
    when = "in time for" if allows is Band.CONDITIONS else "which is after"
    said = f"{capability.name}, for {why}: not in place. It takes {capability.days_to_arrange} days to arrange"
    return not_met(f"{said}, {when} the first night.", allows, arrange)


def _is_in_place(known: Known, capability: Capability) -> bool:
    return known.whether(_fact(known.match.home, capability), bool)


def _fact(home: Home, capability: Capability) -> FactRef:
    if capability.kind is CapabilityKind.WAKING_NIGHT:
        return FactRef(home.urn, STAFF_AWAKE, Shift.NIGHT.value)
    return FactRef(home.urn, FACILITY, capability.id)


def _shift(capability: Capability) -> str:
    return Shift.NIGHT.value if capability.kind is CapabilityKind.WAKING_NIGHT else ""
