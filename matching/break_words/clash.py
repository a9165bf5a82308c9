"""Promises that cannot all hold: what is said of them wherever they are told."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.explaining.words import stay_in_words
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.result import Clash

NOT_LEAST = (
    "Which promises to drop was not settled in the work allowed: each of these sets clashes, and dropping fewer nights "
    "may be enough."
)


def sentences(clash: Clash) -> Iterator[str]:
    """The clash, as a coordinator would say it: each set with what it breaks."""
    for found in clash.sets:
        named = "; ".join(map(_named, found.together))
        alone = len(found.together) == 1
        yield f"{'This promise cannot be kept by itself' if alone else 'These promises cannot all hold'}: {named}."
        yield from found.sentences
    if not clash.least:
        yield NOT_LEAST


def _named(stay: PlannedStay) -> str:
    return f"{stay.family} at {stay.urn}, {stay_in_words(stay.run)}"
