"""Counting working days: Monday to Friday.

Bank holidays are not taken out, so that a day something is due by errs on the early side (Project judgement).
"""

from __future__ import annotations

from datetime import date, timedelta

FRIDAY = 4


def is_working_day(day: date) -> bool:
    """Whether the day is from Monday to Friday."""
    return day.weekday() <= FRIDAY


def working_days_after(day: date, count: int) -> date:
    """The day that many working days after a day, which does not itself count."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
