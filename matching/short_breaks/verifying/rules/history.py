"""Nothing is planned before the day on which one stands: a stay that has begun is there as it was taken or promised.

Where nobody has said on which day one stands, the rule asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading, plain
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, many, on, said, start

ID = "history"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights before that day, of stays that were neither taken nor committed in those bedrooms."""
    today, was = reading.period.as_of, {plain(stay) for stay in reading.fixed}
    if today is None:
        return
    for stay in reading.stays:
        past = sum(night < today for night in stay.run.dates())
        if past and plain(stay) not in was:
            sentence = f"{start(said(stay))} has {many(past, 'night')} before {on(today)}, the day on which one stands."
            yield Broken(rule=ID, about=about(stay, *stay.bedrooms), by=past, sentence=sentence)
