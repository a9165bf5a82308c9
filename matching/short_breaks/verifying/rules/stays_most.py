"""No family has more stays in the period than the policy allows."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import many

ID = "stays-most"


def broken(reading: Reading) -> Iterator[Broken]:
    """By stays too many."""
    most = reading.period.policy.stays_most
    for family, stays in reading.by_family.items():
        if most is not None and len(stays) > most:
            sentence = f"{family} has {many(len(stays), 'stay')}; the policy allows {most} in the period."
            yield Broken(rule=ID, about=(family,), by=len(stays) - most, sentence=sentence)
