"""Least change: nights of the last published plan that stay at their home and nights."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading, when_where
from matching.short_breaks.verifying.verdict import LevelValue

ID = "unchanged"


def values(reading: Reading) -> Iterator[LevelValue]:
    """One for each such night."""
    published = set(map(when_where, reading.period.published))
    yield LevelValue(id=ID, value=sum(stay.nights for stay in reading.stays if when_where(stay) in published))
