"""Nights of a period as sets of their dates, and the stays that fit among them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from matching.short_breaks.period import Nights

NIGHT = timedelta(days=1)


@lru_cache(maxsize=8192)
def dates_of(run: Nights) -> frozenset[date]:
    """The nights of one run."""
    return frozenset(run.dates())


def all_dates(runs: Iterable[Nights]) -> frozenset[date]:
    """The nights that any of the runs holds."""
    return frozenset().union(*(dates_of(run) for run in runs))


def longest_run(nights: frozenset[date], starts: frozenset[int] = frozenset(range(7))) -> int:
    """The most of these nights one after another, the first of them on one of these weekdays; 0 if there is none."""
    longest = count = 0
    for night in sorted(nights, reverse=True):
        count = count + 1 if night + NIGHT in nights else 1
        if night.weekday() in starts:
            longest = max(longest, count)
    return longest
