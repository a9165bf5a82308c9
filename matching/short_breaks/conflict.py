"""When promises cannot all hold: the fewest of them that clash, and the plan that drops least.

A promise here is a committed booking. Stays already taken have happened: they are never dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from matching.short_breaks.build import build
from matching.short_breaks.clash import Clash, Together
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.constraints import CONSTRAINTS, fixed, sentence, violations
from matching.short_breaks.fewest_clashing import LOOKS, Hit, fewest_with, hitting, smallest
from matching.short_breaks.ordering import in_order
from matching.short_breaks.period import Booking, BookingStatus, Period
from matching.short_breaks.problem import Plan
from matching.short_breaks.rooming import plan_of
from matching.short_breaks.same_stay import plain
from matching.short_breaks.shut_out import shut_out
from matching.short_breaks.violation import Violation

BESIDES_FIXED = tuple(c for c in CONSTRAINTS if c is not fixed)

WORK = 20.0
"""CP-SAT's own measure of work; many times what choosing among a period's bookings takes."""

LOOKED_AT = 40_000
"""So many bookings in all are held against the rules to prove that sets are the fewest; a thousand take a fifth of a
second. Project judgement."""

NIGHTS_ABOUT = 7
"""Bookings so many nights before or after a night on which something is broken are looked at first."""


def say_nothing(doing: str) -> None:
    """Nobody wants to hear."""


class Settled(NamedTuple):
    """A period whose promises hold together, and what had to be dropped for that; None when nothing was."""

    period: Period
    clash: Clash | None


def settle(period: Period, cleared: Cleared, say: Callable[[str], None] = say_nothing) -> Settled:
    """The period with as many nights of its committed bookings as can hold together. `say` hears what is looked at."""
    committed = tuple(b for b in period.bookings if b.status is BookingStatus.COMMITTED)
    if not committed:
        return Settled(period, None)
    breaks = _Breaks(period, cleared)
    committed = tuple(sorted(committed, key=breaks.place))
    dropped = _least_dropped(committed, breaks, say)
    if not dropped.bookings:
        return Settled(period, None)
    first, *further = _explained(period, committed, dropped.bookings, breaks, say)
    kept = period.model_copy(update={"bookings": tuple(b for b in period.bookings if b not in dropped.bookings)})
    clash = Clash(
        together=first.together,
        sentences=first.sentences,
        fewest=first.fewest,
        dropped=tuple(map(plain, dropped.bookings)),
        further=tuple(further),
        least=dropped.least,
    )
    return Settled(kept, clash)


def _explained(
    period: Period,
    committed: Sequence[Booking],
    dropped: Sequence[Booking],
    breaks: _Breaks,
    say: Callable[[str], None],
) -> list[Together]:
    """For each promise dropped, as few of those kept as clash with it; none of them holds with what is kept."""
    kept = tuple(b for b in committed if b not in dropped)
    looks = min(LOOKS, LOOKED_AT // max(1, len(kept))) // len(dropped)
    sets = []
    for number, one in enumerate(dropped):
        say(f"looking what each promise that is dropped clashes with, {number:,} of {len(dropped):,}")
        sets.append(fewest_with(one, kept, breaks.clash, WORK, looks, breaks.near))
    said = [(*_shut_out(period, some), *breaks(some)) for some, _ in sets]
    return [
        Together(together=tuple(map(plain, found.bookings)), sentences=sentences, fewest=found.fewest)
        for found, sentences in zip(sets, said, strict=True)
    ]


def _shut_out(period: Period, some: Sequence[Booking]) -> Iterator[str]:
    """What the rows themselves say against them, before the rules that they break: a bedroom that is closed, say."""
    for found in shut_out(period, (*some, *period.taken)):
        if found.stay < len(some):
            yield f"{some[found.stay].family} cannot be there: {found.why}"


class _Breaks:
    """What some bookings break together with the stays already taken, beyond what those break alone."""

    def __init__(self, period: Period, cleared: Cleared) -> None:
        self._period = period
        self._problem = in_order(build(period, cleared)).problem
        taken = period.model_copy(update={"bookings": ()})
        self._taken = plan_of(self._problem, period, taken.taken)
        self._alone = set(self._found(self._taken))

    def place(self, booking: Booking) -> Plan:
        """By what bookings are put in order: their stays, in an order that no name decides."""
        return plan_of(self._problem, self._period, (plain(booking),))

    def __call__(self, bookings: Sequence[Booking]) -> list[str]:
        return [sentence(self._problem, v, self._period.first_night) for v in self._broken(bookings)]

    def clash(self, bookings: Sequence[Booking]) -> bool:
        """Whether they break anything."""
        return bool(self._broken(bookings))

    def near(self, bookings: Sequence[Booking]) -> Sequence[Booking]:
        """Those of them about the first thing that they break, where these alone break something; else all."""
        for violation in self._broken(bookings)[:1]:
            some = [b for b in bookings if self._is_about(b, violation)]
            if self.clash(some):
                return some
        return bookings

    def _is_about(self, booking: Booking, violation: Violation) -> bool:
        """Whether it is of a family that is named, or at a home that is, about the nights that are."""
        first = (booking.first_night - self._period.first_night).days
        about = range(first - NIGHTS_ABOUT, first + booking.nights + NIGHTS_ABOUT)
        is_there = booking.urn in {self._problem.homes[h] for h in violation.homes}
        is_then = not violation.nights or not {*violation.nights}.isdisjoint(about)
        return booking.family in {self._problem.families[u] for u in violation.families} or (is_there and is_then)

    def _broken(self, bookings: Sequence[Booking]) -> list[Violation]:
        plan = plan_of(self._problem, self._period, map(plain, bookings))
        found = self._found(tuple(sorted({*self._taken, *plan})))
        return [violation for violation in found if violation not in self._alone]

    def _found(self, plan: Plan) -> list[Violation]:
        return list(violations(self._problem, plan, BESIDES_FIXED))


def _least_dropped(bookings: Sequence[Booking], breaks: _Breaks, say: Callable[[str], None]) -> Hit:
    """The bookings to drop, of the fewest nights: clashing sets are found until what is kept holds.

    Each time as many are found as share no booking. Of equals, the latest, then the last given.
    """
    ranked = sorted(bookings, key=lambda b: b.first_night)[::-1]
    count = len(ranked) + 1
    weight = {b.id: b.nights * count * count + place for place, b in enumerate(ranked)}
    sets: list[tuple[Booking, ...]] = []
    while True:
        dropped = hitting(bookings, sets, weight, WORK)
        kept = [b for b in bookings if b not in dropped.bookings]
        if not breaks.clash(kept):
            return dropped
        while breaks.clash(kept):
            sets.append(smallest(breaks.near(kept), breaks.clash))
            say(f"looking which promises clash, {len(sets):,} so far")
            kept = [b for b in kept if b not in sets[-1]]
