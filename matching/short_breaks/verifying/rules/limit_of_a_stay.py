"""No child is away longer than the law lets one short break be, where the policy keeps within the limits.

Stays with no night at home between them count as one, as does one that goes on from before the period.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.short_breaks.period import PlannedStay
from matching.short_breaks.verifying.limits import away_in_a_row, counted, longest_stay
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import many, on

ID = "limit-of-a-stay"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights, or days touched, too many. Without that policy a change of legal basis is asked for instead."""
    if not reading.period.policy.keep_within_limits:
        return
    for family, stays in reading.by_family.items():
        for child in reading.families[family].children:
            for row in away_in_a_row(_nights(stays), reading.referrals[child]):
                yield from _of_row(reading, family, child, row)


def _nights(stays: list[PlannedStay]) -> set[date]:
    return {night for stay in stays for night in stay.run.dates()}


def _of_row(reading: Reading, family: str, child: str, row: list[date]) -> Iterator[Broken]:
    most, days = longest_stay(row[0]), len(counted(row, reading.period.policy.limit_unit))
    if days > most:
        over = many(days - most, "night or day", "nights or days")
        sentence = (
            f"{child} of {family} is away from {on(row[0])} for {many(len(row), 'night')} with none at home between: "
            f"{over} beyond {most}, the most for one short break."
        )
        about = (family, child, row[0].isoformat(), str(len(row)))
        yield Broken(rule=ID, about=about, by=days - most, sentence=sentence)
