"""The stays that a family has been promised or has had, each with where it stands in the period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from matching.short_breaks.period import Cancellation, PeriodSheet, PlannedStay
from matching.short_breaks.problems.fault import Loc

HELD = ("bookings", "taken")
"""The lists whose stays stand fast, as against the last plan, which may be changed."""


def held(period: PeriodSheet) -> Iterator[tuple[Loc, PlannedStay]]:
    """Every booking and every stay already taken."""
    yield from (((field, n), stay) for field in HELD for n, stay in enumerate(getattr(period, field)))


def spoken_of(period: PeriodSheet) -> Iterator[tuple[Loc, PlannedStay | Cancellation]]:
    """Every stay the period tells of: booked, taken, last planned or cancelled."""
    yield from held(period)
    yield from ((("published", n), stay) for n, stay in enumerate(period.published))
    yield from ((("cancellations", n), stay) for n, stay in enumerate(period.cancellations))


def clashes(claims: Iterable[tuple[str, date, date, Loc]]) -> Iterator[tuple[Loc, Loc]]:
    """Pairs of places, the later first, that claim the same thing on the same night.

    A claim is what is wanted, its first night, the morning it ends, and where it stands.
    """
    lasting: dict[str, tuple[date, Loc]] = {}
    for wanted, begins, ends, loc in sorted(claims, key=lambda claim: (claim[1], claim[2], str(claim[3]))):
        until, first = lasting.get(wanted, (begins, loc))
        if begins < until:
            yield loc, first
        if ends > until:
            lasting[wanted] = (ends, loc)
