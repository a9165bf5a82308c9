"""Benefit: each night is worth the family's need, most up to the protected minimum and least far beyond it.

At a home that does less for the family than another of its homes, it is worth less by what a night far beyond it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import Family
from matching.short_breaks.verifying.need import need_at, need_of, nights_of
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.scale import scale
from matching.short_breaks.verifying.verdict import LevelValue

ID = "benefit"


def values(reading: Reading) -> Iterator[LevelValue]:
    """Need times worth of every night of every family, and what is less for the homes they are at."""
    total = 0
    for family in reading.period.families:
        worths = [_worth(family, number) for number in range(1, nights_of(reading, family) + 1)]
        total += need_of(family) * sum(worths)
        for stay in reading.by_family.get(family.id, ()):
            total -= _less(family, stay.urn) * scale().night_worth[2] * stay.nights
    yield LevelValue(id=ID, value=total)


def _less(family: Family, urn: str) -> int:
    """The points that the home lies below the one that does most for the family."""
    points = need_of(family) - need_at(family, urn)
    return points if points > 0 else 0


def _worth(family: Family, number: int) -> int:
    """What a night is worth by its number, 1 for the first. The nearer half of those beyond is rounded up."""
    full, nearer, rest = scale().night_worth
    minimum = family.protected_minimum
    if number <= minimum:
        return full
    beyond = max(family.assessed_nights - minimum, 0)
    return nearer if number - minimum <= (beyond + 1) // 2 else rest
