"""How each stay that was given out could still stand after a change: in which bedrooms, if at all.

A committed booking may break rules that any other stay must keep: the family has been promised it all the same. After a
change it stands where it breaks nothing that it did not break before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from matching.short_breaks.cleared import Cleared
from matching.short_breaks.columns import only_promised
from matching.short_breaks.components import any_untold
from matching.short_breaks.keeping import Given
from matching.short_breaks.period import Booking, BookingStatus, Period, PlannedStay
from matching.short_breaks.problem import Problem
from matching.short_breaks.same_stay import WhenWhere, when_where
from matching.short_breaks.verifying import Broken, verify


@dataclass(frozen=True)
class Side:
    """A period, with what the match check says of it."""

    period: Period
    cleared: Cleared

    def alone(self, bookings: Sequence[Booking]) -> tuple[Broken, ...]:
        """What these break, with stays already taken and nothing else planned."""
        only = self.period.model_copy(update={"bookings": tuple(bookings)})
        return verify(only, self.cleared, (*bookings, *self.period.taken)).from_promises


def homes_reached(given: Sequence[PlannedStay], after: Period, broken: Iterable[Broken]) -> frozenset[str]:
    """The homes at which what was given out cannot all stand, or may not: elsewhere every stay can.

    They are those that a broken rule names, those of every family that one names, and those with a booking that was
    not given out. Every other rule is kept by what was given out, and so by any part of it that holds each family's
    first stay at a home. A child whose clinical tasks nobody has named may need any that is needed anywhere in the
    period: with such a child every home may be reached.
    """
    if any_untold(after):
        return frozenset(home.urn for home in after.homes)
    named = {word for one in broken for word in one.about}
    there = set(map(when_where, given))
    new = {stay.urn for stay in (*after.bookings, *after.taken) if when_where(stay) not in there}
    return frozenset(new.union(stay.urn for stay in given if stay.urn in named or stay.family in named))


@dataclass(frozen=True)
class Standing:
    """A period before and after a change, and the problem built of it as it is after."""

    before: Side
    after: Side
    problem: Problem

    def given(self, stays: Sequence[PlannedStay]) -> tuple[Given, ...]:
        """Each of the stays that is still to come, with the ways in which it could stand."""
        taken = set(map(when_where, self.after.period.taken))
        return tuple(self._given(stay) for stay in stays if when_where(stay) not in taken)

    def _given(self, stay: PlannedStay) -> Given:
        pair = self._pairs.get((stay.family, stay.urn))
        booking = self._bookings.get(when_where(stay))
        firm = None if booking is None else booking.status
        number = None if pair is None else self._number(pair, stay)
        if pair is None or number is None:
            return Given(stay, -1, -1, (), firm)
        every = self._ways(pair, number)
        was = tuple(self._classes.get((stay.urn, room), -1) for room in stay.bedrooms)
        before = next((way for way in every if self._rooms(way) == was), -1)
        ways = tuple(way for way in every if way == before or self._suits(stay, way))
        if booking is not None and booking.status is BookingStatus.COMMITTED and _concern(self._new, booking):
            ways = tuple(self._no_worse(booking, ways))
        return Given(stay, number, before, ways, firm)

    def _no_worse(self, booking: Booking, ways: Sequence[int]) -> Iterator[int]:
        """The bedrooms in which a committed booking breaks nothing that it did not break before."""
        known = set(map(_key, self.before.alone((booking,))))
        for way in ways:
            moved = booking.model_copy(update={"bedrooms": self._named(way)})
            if known.issuperset(map(_key, self.after.alone((moved,)))):
                yield way

    def _suits(self, stay: PlannedStay, way: int) -> bool:
        suited = self._suited.get((stay.family, stay.urn), ())
        rooms = [self.problem.rooms[g][0] for g in self._rooms(way)]
        return len(suited) == len(rooms) and all(room in ids for room, ids in zip(rooms, suited, strict=True))

    @cached_property
    def _suited(self) -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
        return {(s.family, s.urn): s.bedrooms for s in self.after.cleared.suited}

    @cached_property
    def _new(self) -> tuple[Broken, ...]:
        """What all committed bookings break together since the change, and did not before."""
        committed = [b for b in self.after.period.bookings if b.status is BookingStatus.COMMITTED]
        known = set(map(_key, self.before.alone(committed)))
        return tuple(b for b in self.after.alone(committed) if _key(b) not in known)

    @cached_property
    def _bookings(self) -> dict[WhenWhere, Booking]:
        return {when_where(b): b for b in self.after.period.bookings}

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], int]:
        both = zip(self.problem.pair_family.tolist(), self.problem.pair_home.tolist(), strict=True)
        return {(self.problem.families[u], self.problem.homes[h]): p for p, (u, h) in enumerate(both)}

    @cached_property
    def _classes(self) -> dict[tuple[str, str], int]:
        homes = [self.problem.homes[h] for h in self.problem.class_home.tolist()]
        return {(homes[g], room): g for g, ids in enumerate(self.problem.rooms) for room in ids}

    def _number(self, pair: int, stay: PlannedStay) -> int | None:
        problem, first = self.problem, self.after.period.number(stay.first_night)
        low, high = int(problem.pair_stays[pair]), int(problem.pair_stays[pair + 1])
        same = (problem.stay_first[low:high] == first) & (problem.stay_nights[low:high] == stay.nights)
        return low + int(same.argmax()) if same.any() else None

    def _ways(self, pair: int, number: int) -> tuple[int, ...]:
        """The variants of the pair, and that of the stay itself where it is promised in bedrooms that do not suit."""
        first, last = (int(self.problem.pair_variants[p]) for p in (pair, pair + 1))
        promised = (c.variant for c in self.problem.fixed if c.stay == number)
        return (*range(first, last), *(way for way in promised if only_promised(self.problem, way)))

    def _rooms(self, way: int) -> tuple[int, ...]:
        return tuple(int(g) for g in self.problem.variant_classes[way] if g >= 0)

    def _named(self, way: int) -> tuple[str, ...]:
        """Bedrooms of the variant's classes: any will do, as a class has only bedrooms that are alike."""
        left = {g: list(self.problem.rooms[g]) for g in self._rooms(way)}
        return tuple(left[g].pop(0) for g in self._rooms(way))


def _key(broken: Broken) -> tuple[str, tuple[str, ...], int]:
    return broken.rule, broken.about, broken.by


def _concern(broken: Sequence[Broken], booking: Booking) -> bool:
    return any(is_about(b, booking) for b in broken)


def is_about(broken: Broken, stay: PlannedStay) -> bool:
    """Whether a broken rule names the stay's family, or its home on one of its nights."""
    nights = {night.isoformat() for night in stay.run.dates()}
    return stay.family in broken.about or (stay.urn in broken.about and not nights.isdisjoint(broken.about))
