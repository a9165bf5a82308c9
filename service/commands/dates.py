"""Days as they are typed: as in 2026-12-18, or as they are written here, the day first, as in 18/12/2026."""

from __future__ import annotations

from datetime import date, datetime, time
from re import fullmatch

from typer import BadParameter

METAVAR = "YYYY-MM-DD"
WAY_OUT = "Write it as in 2026-12-18, or with the day first and the whole year as in 18/12/2026."

ISO = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
DAY_FIRST = r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"
SHORT_YEAR = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}"
MONTHS = 12


def day_of(words: str) -> date:
    """The day. Raises ValueError, saying what is wrong, for what is no day and for what could be several."""
    words = words.strip()
    found = fullmatch(ISO, words) or fullmatch(DAY_FIRST, words)
    if found is None:
        several = fullmatch(SHORT_YEAR, words) is not None
        raise ValueError(f"{words!r} {'could be several days' if several else 'is no day'}")
    year, month, number = (int(found[part]) for part in ("year", "month", "day"))
    try:
        return date(year, month, number)
    except ValueError:
        first = month > MONTHS >= number and "/" in words
        raise ValueError(f"{words!r} has no such {'month: the day comes first' if first else 'day'}") from None


def day_typed(words: str | date) -> date:
    """The day of an option. Raises BadParameter, with the way out, for what is none or could be several."""
    if isinstance(words, date):
        return words
    try:
        return day_of(words)
    except ValueError as wrong:
        raise BadParameter(f"{wrong}. {WAY_OUT}") from None


def moment_typed(words: str | datetime) -> datetime:
    """The same, as the moment at which the day begins."""
    return words if isinstance(words, datetime) else datetime.combine(day_typed(words), time())
