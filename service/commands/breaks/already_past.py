"""A change of nights that have passed by the day on which one stands: nothing can be arranged for them any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from matching.errors import Problem
from matching.short_breaks.changes import Change
from matching.short_breaks.explaining.words import day_in_words
from matching.short_breaks.period import Nights, Period


def already_past(changes: Iterable[Change], period: Period) -> Iterator[Problem]:
    """Each change that begins before the day on which one stands, with the ways out; none where nobody said the day.

    A child admitted last night is no such change: the repair is of the nights that are left.
    """
    today = period.as_of
    for change in changes if today is not None else ():
        nights = getattr(change, "nights", None)
        if today is not None and not change.may_have_begun and isinstance(nights, Nights) and nights.first < today:
            yield _problem(change, nights, today, period)


def _problem(change: Change, nights: Nights, today: date, period: Period) -> Problem:
    what = (
        f"it begins on {day_in_words(nights.first)}, before {day_in_words(today)}, the day on which you stand: "
        "who stayed on a night that has passed is on record and cannot be moved"
    )
    left = (nights.until - today).days
    ways = [f"Give the nights from {today.isoformat()} on, {left} of them."] if left > 0 else []
    if nights.first >= period.world.as_at:
        ways.append(f"To see what could have been done on that day, stand on it: --today {nights.first.isoformat()}.")
    return Problem(f"{change.kind} at {change.urn}", what, " ".join(ways) or "Leave it out.")
