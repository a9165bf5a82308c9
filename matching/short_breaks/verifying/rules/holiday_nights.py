"""No family has more nights in one holiday than the policy allows."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import many

ID = "holiday-nights"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights too many, for each holiday."""
    most = reading.period.policy.holiday_nights_most
    for family, stays in reading.by_family.items():
        for holiday in reading.period.holidays:
            nights = sum(1 for stay in stays for night in stay.run.dates() if holiday.nights.holds(night))
            if most is not None and nights > most:
                sentence = f"{family} has {many(nights, 'night')} of {holiday.name}; the policy allows {most}."
                first = holiday.nights.first.isoformat()
                yield Broken(rule=ID, about=(family, holiday.name, first), by=nights - most, sentence=sentence)
