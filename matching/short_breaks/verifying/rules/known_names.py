"""Every stay is of a family and at a home that the period names."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, on

ID = "known-names"


def broken(reading: Reading) -> Iterator[Broken]:
    """One for each stay that names somebody or somewhere unknown; no other rule can then look at it."""
    for stay in reading.given:
        if not reading.is_known(stay):
            sentence = (
                f"A stay from {on(stay.first_night)} names family {stay.family} and home {stay.urn}, "
                "which the period and its world do not both know."
            )
            yield Broken(rule=ID, about=about(stay), by=1, sentence=sentence)
