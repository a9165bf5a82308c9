"""Days and times as they are shown: always those of the place where the children live."""

from __future__ import annotations

from datetime import date, datetime, time

from matching.report_words import day, weekday
from service.records.day_there import PLACE


def moment(at: datetime) -> str:
    """A moment as a clock on the wall there shows it: "16 November 2026, 09:30"."""
    there = at.astimezone(PLACE)
    return f"{day(there.date())}, {there:%H:%M}"


def there(at: datetime) -> datetime:
    """The moment with the day and time of the place."""
    return at.astimezone(PLACE)


def moment_of(on: date, at: time) -> datetime:
    """The moment that a clock there showed; of an hour that came twice, the first."""
    return datetime.combine(on, at, tzinfo=PLACE)


__all__ = ["PLACE", "day", "moment", "moment_of", "there", "weekday"]
