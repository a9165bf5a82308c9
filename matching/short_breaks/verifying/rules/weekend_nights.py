"""No family has more Friday and Saturday nights in the period than the policy allows."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import many

ID = "weekend-nights"

FRIDAY_AND_SATURDAY = (4, 5)


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights too many."""
    most = reading.period.policy.weekend_nights_most
    for family, stays in reading.by_family.items():
        nights = sum(1 for stay in stays for night in stay.run.dates() if night.weekday() in FRIDAY_AND_SATURDAY)
        if most is not None and nights > most:
            sentence = f"{family} has {many(nights, 'Friday or Saturday night')}; the policy allows {most}."
            yield Broken(rule=ID, about=(family,), by=nights - most, sentence=sentence)
