"""A newly planned stay is of the kind of nights the family asks for."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import Pattern, Period, PlannedStay
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, said, start

ID = "pattern"

FRIDAY, SATURDAY = 4, 5


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights that do not fit; one for a weekend that begins on a Sunday."""
    for stay in reading.newly_planned():
        pattern = reading.families[stay.family].pattern
        misfits = _misfits(reading.period, stay, pattern)
        if misfits:
            sentence = f"{start(said(stay))} is not what the family asks for: {pattern.value}."
            yield Broken(rule=ID, about=about(stay), by=misfits, sentence=sentence)


def _misfits(period: Period, stay: PlannedStay, pattern: Pattern) -> int:
    days = [night.weekday() for night in stay.run.dates()]
    if pattern is Pattern.WEEKEND:
        outside = sum(1 for day in days if day < FRIDAY)
        return outside or int(days[0] not in (FRIDAY, SATURDAY))
    if pattern is Pattern.MIDWEEK:
        return sum(1 for day in days if day >= FRIDAY)
    if pattern is Pattern.HOLIDAY:
        return min((_outside(stay, period, n) for n in range(len(period.holidays))), default=stay.nights)
    return 0


def _outside(stay: PlannedStay, period: Period, holiday: int) -> int:
    return sum(1 for night in stay.run.dates() if not period.holidays[holiday].nights.holds(night))
