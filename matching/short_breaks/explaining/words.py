"""Nights, dates and stays as a person writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from matching.short_breaks.period import Family, Nights, Pattern


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 night", "2 nights"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def nights_in_words(number: int) -> str:
    """A number of nights."""
    return counted(number, "night")


def day_in_words(day: date) -> str:
    """A day with its weekday: "Friday 11 December 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def stay_in_words(run: Nights) -> str:
    """A stay, from its first evening to going home: "Friday 11 to Sunday 13 December 2026 (2 nights)"."""
    first, until = run.first, run.until
    year = "" if first.year == until.year else f" {first.year}"
    month = "" if (first.year, first.month) == (until.year, until.month) else f" {first:%B}{year}"
    return f"{first:%A} {first.day}{month} to {day_in_words(until)} ({nights_in_words(run.nights)})"


def stays_in_words(runs: Sequence[Nights]) -> str:
    """Several stays."""
    return "; ".join(map(stay_in_words, runs))


def runs_in_words(runs: Sequence[Nights]) -> str:
    """Nights that are no stay, each run from its first to its last: "Friday 11 December 2026 (1 night)"."""
    return "; ".join(f"{_span(run)} ({nights_in_words(run.nights)})" for run in runs)


def _span(run: Nights) -> str:
    last = run.until - timedelta(days=1)
    if run.nights == 1:
        return day_in_words(run.first)
    return f"{run.first:%A} {run.first.day} {run.first:%B} to {day_in_words(last)}"


def sentence(clause: str) -> str:
    """A clause with the large letter that a sentence begins with; what names are made of stays."""
    return f"{clause[:1].upper()}{clause[1:]}"


def joined(parts: Sequence[str]) -> str:
    """Parts with commas, and "and" before the last."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def pattern_in_words(family: Family) -> str:
    """The nights that the family's pattern allows."""
    return {
        Pattern.WEEKEND: "nights of Friday to Sunday, beginning on Friday or Saturday",
        Pattern.MIDWEEK: "nights of Monday to Thursday",
        Pattern.HOLIDAY: "nights within one of the period's holidays",
        Pattern.FLEXIBLE: "any nights",
    }[family.pattern]
