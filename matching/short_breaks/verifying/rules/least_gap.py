"""A family has at least as many nights at home between two stays as it asks for.

A newly planned stay keeps that distance from the children's earlier short breaks on record as well. Where the policy
keeps within the limits of the law, one night at home is the least: with none, two stays are one short break. Project
judgement.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from matching.short_breaks.period import LimitUnit, PlannedStay
from matching.short_breaks.verifying.limits import spent_before
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, many, on, said, start

ID = "least-gap"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights at home too few, wherever the two stays are. Stays that overlap are another rule's."""
    for family, stays in reading.by_family.items():
        least, asks = _least(reading, family)
        for before, after in combinations(stays, 2):
            gap = (after.first_night - before.run.until).days
            if 0 <= gap < least:
                sentence = (
                    f"{family} has {many(gap, 'night')} at home before its stay from {on(after.first_night)}; {asks}."
                )
                first, second = before.first_night.isoformat(), after.first_night.isoformat()
                yield Broken(rule=ID, about=(family, first, second), by=least - gap, sentence=sentence)
    yield from _after_earlier_stays(reading)


def _least(reading: Reading, family: str) -> tuple[int, str]:
    """Nights at home, and what asks for them."""
    asked = reading.families[family].least_gap
    if asked == 0 and reading.period.policy.keep_within_limits:
        return 1, "keeping within the limits takes 1"
    return asked, f"the family asks for {asked}"


def _after_earlier_stays(reading: Reading) -> Iterator[Broken]:
    for stay in reading.newly_planned():
        least, asks = _least(reading, stay.family)
        missing = max((least - _at_home(stay, night) for night in _on_record(reading, stay.family)), default=0)
        if missing > 0:
            sentence = (
                f"{start(said(stay))} is too near to an earlier short break on record, by {many(missing, 'night')} at "
                f"home; {asks}."
            )
            yield Broken(rule=ID, about=about(stay, "on record"), by=missing, sentence=sentence)


def _on_record(reading: Reading, family: str) -> set[date]:
    """Nights of earlier short breaks of its children, but for those of its stays that every plan holds."""
    found: set[date] = set()
    for child in reading.families[family].children:
        found |= spent_before(reading.referrals[child], LimitUnit.NIGHTS) or set()
    promised = (stay for stay in reading.fixed if stay.family == family)
    return found - {night for stay in promised for night in stay.run.dates()}


def _at_home(stay: PlannedStay, night: date) -> int:
    """Nights at home between the stay and a night on record; below 0 for one within the stay."""
    if night < stay.first_night:
        return (stay.first_night - night).days - 1
    return (night - stay.run.until).days
