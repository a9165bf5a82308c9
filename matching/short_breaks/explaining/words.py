"""Nights, dates and stays as a person writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from matching.short_breaks.period import Nights


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 night", "2 nights"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def nights_in_words(number: int) -> str:
    """A number of nights."""
    return counted(number, "night")


def day_in_words(day: date) -> str:
    """A day with its weekday: "Friday 11 December 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def run_in_words(run: Nights) -> str:
    """A run of nights: "the night of Friday 11 December 2026", "2 nights from Friday 11 December 2026"."""
    if run.nights == 1:
        return f"the night of {day_in_words(run.first)}"
    return f"{nights_in_words(run.nights)} from {day_in_words(run.first)}"


def runs_in_words(runs: Sequence[Nights]) -> str:
    """Several runs, with the year of the first only where all are of one year: "11 and 12 December 2026 (2 nights)"."""
    return "; ".join(f"{_span(run)} ({nights_in_words(run.nights)})" for run in runs)


def _span(run: Nights) -> str:
    last = run.until - timedelta(days=1)
    if run.nights == 1:
        return day_in_words(run.first)
    return f"{run.first:%A} {run.first.day} {run.first:%B} to {day_in_words(last)}"


def joined(parts: Sequence[str]) -> str:
    """Parts with commas, and "and" before the last."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
