"""No family has more stays in the diary at once than the policy allows; those already taken are not counted."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading, when_where
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import many

ID = "diary-most"


def broken(reading: Reading) -> Iterator[Broken]:
    """By stays too many."""
    most = reading.period.policy.diary_most
    taken = {when_where(stay) for stay in reading.period.taken}
    for family, stays in reading.by_family.items():
        to_come = [stay for stay in stays if when_where(stay) not in taken]
        if most is not None and len(to_come) > most:
            sentence = f"{family} has {many(len(to_come), 'stay')} still to come; the policy allows {most} at once."
            yield Broken(rule=ID, about=(family,), by=len(to_come) - most, sentence=sentence)
