"""What families need and what they are assessed for, as the levels count it."""

from __future__ import annotations

from matching.short_breaks.period import Family
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.scale import scale

HIGHEST_MARK = 4


def need_of(family: Family) -> int:
    """A family's need in points, at the home that does most for it."""
    if not family.benefit_at or not family.homes:
        return need_at(family, "")
    return max(need_at(family, urn) for urn in family.homes)


def need_at(family: Family, urn: str) -> int:
    """A family's need in points at one home; a criterion that nobody has marked counts at the highest mark."""
    points = scale().base
    for criterion, weight in scale().weights:
        level: int | None = None
        for mark in family.benefit:
            if mark.criterion == criterion:
                level = mark.level
        for at_home in family.benefit_at:
            if at_home.criterion == criterion and at_home.urn == urn:
                level = at_home.level
        points += weight * (HIGHEST_MARK if level is None else level)
    return points


def nights_of(reading: Reading, family: Family) -> int:
    """The nights the plan gives a family."""
    return sum(stay.nights for stay in reading.by_family.get(family.id, ()))


def per_cent(whole: int, share: int) -> int:
    """So many per cent of a number of nights, rounded up."""
    return (whole * share + 99) // 100
