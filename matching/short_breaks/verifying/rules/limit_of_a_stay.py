"""No stay is longer than the law lets one short break be, where the policy keeps within the limits."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.limits import longest_stay, touched
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, many, said, start

ID = "limit-of-a-stay"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights, or days touched, too many. Without that policy a change of legal basis is asked for instead."""
    policy = reading.period.policy
    if not policy.keep_within_limits:
        return
    for stay in reading.stays:
        most, counted = longest_stay(stay.first_night), len(touched(stay.run, policy.limit_unit))
        if counted > most:
            over = many(counted - most, "night or day", "nights or days")
            sentence = f"{start(said(stay))} is {over} beyond {most}, the most for one short break."
            yield Broken(rule=ID, about=about(stay), by=counted - most, sentence=sentence)
