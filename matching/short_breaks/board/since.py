"""What became of the stays a family was told of before: those it knows of, those that changed, those that are gone.

A family is told of a stay by the last plan that was given out and by a booking. A stay of these that the plan has no
more, or that was cancelled after a plan was given out, must be said: the family could turn up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from matching.short_breaks.board.guests import StayKey, key_of
from matching.short_breaks.clash import Clash
from matching.short_breaks.period import BookingStatus, Cancellation, CancelledBy, Nights, Period, PlannedStay
from matching.short_breaks.result import FamilyResult


class Why(StrEnum):
    """Why a stay will not happen, as far as it can be said without naming anybody."""

    PROMISE = "the promise could not be kept"
    HOME = "cancelled by the home"
    FAMILY = "cancelled by the family"
    ILLNESS = "cancelled as the child was ill"
    AUTHORITY = "cancelled by the placing authority"
    PLANNED_AGAIN = "not in the plan any more"


OF_CANCELLATION = {
    CancelledBy.HOME: Why.HOME,
    CancelledBy.FAMILY: Why.FAMILY,
    CancelledBy.ILLNESS: Why.ILLNESS,
    CancelledBy.AUTHORITY: Why.AUTHORITY,
}


@dataclass(frozen=True)
class Before:
    """Nights at a home that the family was told of and does not have as it was told."""

    urn: str
    run: Nights
    why: Why
    long_gone: bool = False
    """Whether it was cancelled before what happened last, so that it is no news."""

    def shares_a_night(self, stay: PlannedStay) -> bool:
        """Whether a stay is at the same home on some of the same nights."""
        return self.urn == stay.urn and _meet(self.run, stay.run)


@dataclass(frozen=True)
class Since:
    """A family's stays as they are, beside those it was told of before."""

    told: dict[StayKey, PlannedStay]
    """As it was told of them; the last plan that was given out counts before a booking."""
    missing: tuple[Before, ...]
    stays: tuple[PlannedStay, ...]

    def knows(self, stay: PlannedStay) -> bool:
        """Whether the family was told of just these nights at that home."""
        return key_of(stay) in self.told

    def other_bedrooms(self, stay: PlannedStay) -> tuple[str, ...] | None:
        """The bedrooms it was told of, where the stay has others. None: it was told of none, or of the same."""
        told = self.told.get(key_of(stay))
        return None if told is None or sorted(told.bedrooms) == sorted(stay.bedrooms) else told.bedrooms

    def was(self, stay: PlannedStay) -> tuple[Nights, ...]:
        """What the stay was, in order, where it is told as another than before."""
        return tuple(before.run for before in self.missing if before.shares_a_night(stay))

    @property
    def gone(self) -> tuple[Before, ...]:
        """Those that will not happen, in order: no stay is there on any of their nights. None of them is old news."""
        return tuple(before for before in self._not_there if not before.long_gone)

    @property
    def long_gone(self) -> tuple[Before, ...]:
        """Those that were cancelled before, in order: the family could still turn up."""
        return tuple(before for before in self._not_there if before.long_gone)

    @property
    def _not_there(self) -> tuple[Before, ...]:
        return tuple(before for before in self.missing if not any(map(before.shares_a_night, self.stays)))


def since(period: Period, result: FamilyResult, clash: Clash | None) -> Since:
    """What the family was told before, beside its stays. `clash` is the plan's. Nights that are over are left out."""
    family, stays = result.family, result.stays
    told = {key_of(s): s for s in (*period.bookings, *period.published) if s.family == family}
    has = set(map(key_of, stays))
    lost = [
        Before(s.urn, s.run, _why(period, s, clash))
        for key, s in told.items()
        if key not in has and _to_come(period, s.run)
    ]
    missing = dict.fromkeys([*lost, *(_cancelled(period, family, told.values(), stays) if period.published else ())])
    return Since(told, tuple(sorted(missing, key=lambda b: (b.run.first, b.urn, b.run.nights))), stays)


def _cancelled(
    period: Period, family: str, told: Iterable[PlannedStay], stays: Iterable[PlannedStay]
) -> Iterator[Before]:
    """What was cancelled of stays that nothing else tells of, and that the family does not have all the same."""
    known, has = list(told), list(stays)
    last = max((gone.on for gone in period.cancellations), default=period.stands_on)
    for gone in (c for c in period.cancellations if c.family == family):
        before = Before(gone.urn, _run(gone), OF_CANCELLATION[gone.by], gone.on < last)
        nights = {night for stay in has if stay.urn == gone.urn for night in stay.run.dates()}
        is_had = nights.issuperset(before.run.dates())
        if _to_come(period, before.run) and not is_had and not any(map(before.shares_a_night, known)):
            yield before


def _why(period: Period, stay: PlannedStay, clash: Clash | None) -> Why:
    if clash is not None and key_of(stay) in map(key_of, clash.dropped):
        return Why.PROMISE
    own = (c for c in period.cancellations if (c.family, c.urn) == (stay.family, stay.urn))
    last = next((c for c in reversed([*own]) if _meet(_run(c), stay.run)), None)
    if last is not None:
        return OF_CANCELLATION[last.by]
    committed = {key_of(b) for b in period.bookings if b.status is BookingStatus.COMMITTED}
    return Why.PROMISE if key_of(stay) in committed else Why.PLANNED_AGAIN


def _run(gone: Cancellation) -> Nights:
    return Nights(first=gone.first_night, nights=gone.nights)


def _meet(one: Nights, other: Nights) -> bool:
    return one.first < other.until and other.first < one.until


def _to_come(period: Period, run: Nights) -> bool:
    return run.until > period.stands_on
