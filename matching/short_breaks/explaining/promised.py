"""Bookings that could not stay, and which other bookings each of them stood against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from matching.short_breaks.board.guests import key_of
from matching.short_breaks.building.frame import Frame
from matching.short_breaks.clash import Clash, Together
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.constraints import CONSTRAINTS, fixed, sentence, violations
from matching.short_breaks.explaining.people import People
from matching.short_breaks.explaining.words import counted, joined, stay_in_words
from matching.short_breaks.period import Booking, Family, Period, PlannedStay
from matching.short_breaks.problem import Choice, Plan, Problem
from matching.short_breaks.same_stay import plain
from matching.short_breaks.violation import Violation

BESIDES_FIXED = tuple(c for c in CONSTRAINTS if c is not fixed)


NOT_OFFERED = (
    "its nights are not offered any more, as where the home takes nobody then, or the match check does not allow it."
)


class Lost(NamedTuple):
    """Promises that could not be kept: the committed that had to be dropped, and the confirmed with what stood
    against them."""

    problem: Problem
    clash: Clash | None = None
    against: tuple[Together, ...] = ()


def lost_in(period: Period, cleared: Cleared, problem: Problem, plan: Plan, clash: Clash | None = None) -> Lost:
    """What a plan of the period does not keep. `clash` tells of what was dropped before it was planned."""
    return Lost(problem, clash, stood_against(Frame(period, cleared), problem, plan))


def stood_against(frame: Frame, problem: Problem, plan: Plan) -> tuple[Together, ...]:
    """Each confirmed booking that the plan does not keep and that cannot stay beside bookings which it keeps.

    The one not kept is the first of its set; the others are a smallest set beside which it has no bedroom that suits,
    or breaks a rule. One that stands alone cannot be kept by itself. In the order of `frame.confirmed`.
    """
    return tuple(_each_against(frame, problem, plan))


def _each_against(frame: Frame, problem: Problem, plan: Plan) -> Iterator[Together]:
    kept = {choice.stay for choice in plan}
    held = None
    for booking in frame.confirmed:
        asked = _choice(problem, frame.period, booking)
        if asked is None or asked.stay in kept:
            continue
        held = held or _Held(frame, problem, plan)
        others = held.beside(booking)
        if held.keeps_out(asked, others):
            least = _smallest(held, asked, others)
            said = tuple(sentence(problem, v, frame.period.first_night) for v in held.broken(asked, least))
            yield Together(together=(plain(booking), *(held.stay[choice] for choice in least)), sentences=said)


class _Held:
    """What a plan keeps of promises: stays that have been taken, and bookings."""

    def __init__(self, frame: Frame, problem: Problem, plan: Plan) -> None:
        # What puts stays into bedrooms takes half a second to load.
        from matching.short_breaks.rooming import plan_of

        self._problem = problem
        self._taken = plan_of(problem, frame.period, frame.period.taken)
        taken = {choice.stay for choice in self._taken}
        places = {choice.stay: choice for choice in plan}
        found = ((_choice(problem, frame.period, booking), plain(booking)) for booking in frame.period.bookings)
        self.stay = {
            places[asked.stay]: booking
            for asked, booking in found
            if asked is not None and asked.stay in places and asked.stay not in taken
        }

    def beside(self, booking: Booking) -> Plan:
        """The bookings kept at the same home or of the same family, in an order that no name decides."""
        near = (c for c, s in self.stay.items() if booking.urn == s.urn or booking.family == s.family)
        return tuple(sorted(near))

    def keeps_out(self, asked: Choice, others: Plan) -> bool:
        """Whether, beside these, there is no way into bedrooms for the stay that breaks no rule."""
        pair = int(self._problem.stay_pair[asked.stay])
        ways = range(int(self._problem.pair_variants[pair]), int(self._problem.pair_variants[pair + 1]))
        return all(self.broken(Choice(asked.stay, way), others) for way in {asked.variant, *ways})

    def broken(self, asked: Choice, others: Plan) -> list[Violation]:
        """What the stay breaks beside these that is not broken without it."""
        before = set(self._found(others))
        return [found for found in self._found((*others, asked)) if found not in before]

    def _found(self, some: Plan) -> Iterator[Violation]:
        return violations(self._problem, {*self._taken, *some}, BESIDES_FIXED)


def _smallest(held: _Held, asked: Choice, others: Plan) -> Plan:
    left = list(others)
    for one in others:
        without = [choice for choice in left if choice != one]
        if held.keeps_out(asked, tuple(without)):
            left = without
    return tuple(left)


def _choice(problem: Problem, period: Period, booking: PlannedStay) -> Choice | None:
    """The booking as a choice, in some bedroom where its own does not suit: it is kept by its nights.

    None: the period does not offer it, as where the match check refuses the home.
    """
    # What puts stays into bedrooms takes half a second to load.
    from matching.short_breaks.rooming import NotACandidate, plan_of

    try:
        (found,) = plan_of(problem, period, (plain(booking),))
    except NotACandidate:
        return _elsewhere(problem, period, booking)
    return found


def _elsewhere(problem: Problem, period: Period, booking: PlannedStay) -> Choice | None:
    """The same nights at the same home, in the first bedrooms that suit; None where they are not offered."""
    pairs = problem.pair_family[problem.stay_pair], problem.pair_home[problem.stay_pair]
    families, homes = (np.array(ids) for ids in (problem.families, problem.homes))
    same = (families[pairs[0]] == booking.family) & (homes[pairs[1]] == booking.urn)
    same &= problem.stay_first == period.number(booking.first_night)
    same &= problem.stay_nights == booking.nights
    for stay in np.flatnonzero(same).tolist():
        first, end = problem.pair_variants[problem.stay_pair[stay] :][:2]
        if first < end:
            return Choice(stay, int(first))
    return None


def lost_promises(
    frame: Frame, people: People, family: Family, stays: Iterable[PlannedStay], lost: Lost
) -> Iterator[str]:
    """The family's own bookings that could not be kept, each with what it stood against. It names nobody else."""
    ids = {key_of(booking): booking.id for booking in frame.period.bookings}
    dropped, sets = ((), ()) if lost.clash is None else (lost.clash.dropped, lost.clash.sets)
    for stay in (stay for stay in dropped if stay.family == family.id):
        others = next((_others(found, stay) for found in sets if stay in found.together), ())
        said = _why(people, family, ids, others)
        yield f"The committed booking for {stay_in_words(stay.run)} could not be kept{said}"
    why = {key_of(found.together[0]): found.together[1:] for found in lost.against}
    has = set(map(key_of, stays))
    for booking in (b for b in frame.confirmed if b.family == family.id and key_of(b) not in has):
        key, offered = key_of(booking), _choice(lost.problem, frame.period, booking) is not None
        said = _why(people, family, ids, why[key]) if key in why else "." if offered else f": {NOT_OFFERED}"
        yield f"The confirmed booking for {stay_in_words(booking.run)} could not be kept{said}"


def _others(found: Together, stay: PlannedStay) -> tuple[PlannedStay, ...]:
    return tuple(one for one in found.together if one != stay)


def _why(
    people: People, family: Family, ids: dict[tuple[str, str, str, int], str], others: Sequence[PlannedStay]
) -> str:
    if not others:
        return ": it cannot stand by itself, whatever else is given up."
    mine = [stay for stay in others if stay.family == family.id]
    own = [f"the family's own for {stay_in_words(stay.run)}" for stay in mine]
    foreign = [ids.get(key_of(stay), "") for stay in others if stay.family != family.id]
    named = [f"booking {id}" for id in foreign if id and not people.names_others(id, family)]
    rest = len(foreign) - len(named)
    of_others = [counted(rest, "booking of another family", "bookings of other families")] if rest else []
    return f": it cannot hold together with {joined([*own, *named, *of_others])}, which stays."
