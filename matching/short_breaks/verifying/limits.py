"""Short-break nights, or days touched, of one child against the limits of the law on each day.

Any 12 months are taken as any 365 days. Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from matching.short_breaks.period import LimitUnit, Nights
from matching.world.policy import england
from matching.world.referral import Referral

TWELVE_MONTHS = 365
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
    leaving = [run.until] if unit is LimitUnit.DAYS_TOUCHED else []
    return [*run.dates(), *leaving]


def spent_before(referral: Referral, unit: LimitUnit) -> set[date] | None:
    """The dates that count of a child's earlier short breaks. None: not known."""
    if referral.previous_breaks is None:
        return None
    runs = (Nights(first=stay.first_night, nights=stay.nights) for stay in referral.previous_breaks)
    return {day for run in runs for day in touched(run, unit)}


def within_12_months(planned: Iterable[date], before: Iterable[date]) -> dict[date, int]:
    """For each planned date, how many dates count in the 12 months that end with it; in order."""
    planned = set(planned)
    every = sorted(planned | set(before))
    counts: dict[date, int] = {}
    oldest = 0
    for number, day in enumerate(every):
        while every[oldest] <= day - timedelta(days=TWELVE_MONTHS):
            oldest += 1
        if day in planned:
            counts[day] = number - oldest + 1
    return counts


def within_financial_year(planned: Iterable[date], before: Iterable[date]) -> dict[date, int]:
    """For each planned date, how many dates count from 1 April up to it; in order."""
    planned = set(planned)
    every = sorted(planned | set(before))
    counts: dict[date, int] = {}
    counted, year = 0, None
    for day in every:
        if first_of_year(day) != year:
            counted, year = 0, first_of_year(day)
        counted += 1
        if day in planned:
            counts[day] = counted
    return counts


def first_of_year(day: date) -> date:
    """The 1 April on which the financial year of a day begins."""
    return date(day.year if day.month >= APRIL else day.year - 1, APRIL, 1)
