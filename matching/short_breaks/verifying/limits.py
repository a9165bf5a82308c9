"""Short-break nights, or days touched, of one child against the limits of the law on each day.

12 months to a day begin on the day after the same date a year before: 366 days where a 29 February lies among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache

from matching.short_breaks.period import LimitUnit, Nights
from matching.world.policy import england
from matching.world.referral import Referral
from matching.world.twelve_months import a_year_before

APRIL = 4


@cache
def longest_stay(day: date) -> int:
    """The most for one short break, as the law stands on that day."""
    return england().on(day)["short_break_longest_stay_nights"]


@cache
def most_in_12_months(day: date) -> int:
    """The most in any 12 months, as the law stands on that day."""
    return england().on(day)["short_break_nights_in_12_months"]


def touched(run: Nights, unit: LimitUnit) -> list[date]:
    """The dates of a stay that count: its nights, and the day of leaving where calendar days are counted."""
    return counted(list(run.dates()), unit)


def counted(nights: list[date], unit: LimitUnit) -> list[date]:
    """The dates that count of nights in a row."""
    leaving = [nights[-1] + timedelta(days=1)] if unit is LimitUnit.DAYS_TOUCHED else []
    return [*nights, *leaving]


def spent_before(referral: Referral, unit: LimitUnit) -> set[date] | None:
    """The dates that count of a child's earlier short breaks. None: not known."""
    if referral.previous_breaks is None:
        return None
    runs = (Nights(first=stay.first_night, nights=stay.nights) for stay in referral.previous_breaks)
    return {day for run in runs for day in touched(run, unit)}


def away_in_a_row(planned: set[date], referral: Referral) -> list[list[date]]:
    """Nights that one child is away with none at home between, for each such row with a planned one; in order.

    Stays that follow on one another, or on one that began before the period, are one short break: the child has not
    been home. Of earlier stays that are not known nothing can be said.
    """
    rows: list[list[date]] = []
    for night in sorted(planned | (spent_before(referral, LimitUnit.NIGHTS) or set())):
        if rows and rows[-1][-1] + timedelta(days=1) == night:
            rows[-1].append(night)
        else:
            rows.append([night])
    return [row for row in rows if not planned.isdisjoint(row)]


def within_12_months(planned: Iterable[date], before: Iterable[date]) -> dict[date, int]:
    """How many dates count in the 12 months that end with each date, where a planned one is among them; in order."""
    return _up_to_each(planned, before, lambda day: a_year_before(day) + timedelta(days=1))


def within_financial_year(planned: Iterable[date], before: Iterable[date]) -> dict[date, int]:
    """How many dates count from 1 April up to each date, where a planned one is among them; in order."""
    return _up_to_each(planned, before, first_of_year)


def _up_to_each(planned: Iterable[date], before: Iterable[date], first: Callable[[date], date]) -> dict[date, int]:
    """How many dates count from the first day that is asked about for each date up to that date."""
    planned = set(planned)
    every = sorted(planned | set(before))
    counts: dict[date, int] = {}
    for number, day in enumerate(every):
        since = first(day)
        within = [d for d in every[: number + 1] if d >= since]
        if not planned.isdisjoint(within):
            counts[day] = len(within)
    return counts


def first_of_year(day: date) -> date:
    """The 1 April on which the financial year of a day begins."""
    return date(day.year if day.month >= APRIL else day.year - 1, APRIL, 1)
