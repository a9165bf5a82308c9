"""A newly planned stay is neither shorter nor longer than the family asks for."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, said, start

ID = "stay-length"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights too few or too many."""
    for stay in reading.newly_planned():
        family = reading.families[stay.family]
        wrong = max(family.shortest_stay - stay.nights, stay.nights - family.longest_stay, 0)
        if wrong:
            sentence = (
                f"{start(said(stay))} is not between the {family.shortest_stay} and {family.longest_stay} nights "
                "that the family asks for."
            )
            yield Broken(rule=ID, about=about(stay), by=wrong, sentence=sentence)
