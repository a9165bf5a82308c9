"""What families need and what they are assessed for, as the levels count it."""

from __future__ import annotations

from matching.short_breaks.benefit_criteria import BenefitScale, benefit_scale
from matching.short_breaks.period import Family
from matching.short_breaks.verifying.reading import Reading

HIGHEST_MARK = 4


def scale() -> BenefitScale:
    """The written criteria and their numbers."""
    return benefit_scale()


def need_of(family: Family) -> int:
    """A family's need in points; a criterion that nobody has marked counts at the highest mark."""
    points = scale().base
    for criterion in scale().criteria:
        level: int | None = None
        for mark in family.benefit:
            if mark.criterion == criterion.id:
                level = mark.level
        points += criterion.weight * (HIGHEST_MARK if level is None else level)
    return points


def nights_of(reading: Reading, family: Family) -> int:
    """The nights the plan gives a family."""
    return sum(stay.nights for stay in reading.by_family.get(family.id, ()))


def per_cent(whole: int, share: int) -> int:
    """So many per cent of a number of nights, rounded up."""
    return (whole * share + 99) // 100
