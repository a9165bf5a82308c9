"""A stay names one bedroom of the home for each child, a different one for each."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, said, start

ID = "bedroom-for-each"


def broken(reading: Reading) -> Iterator[Broken]:
    """By children left without, bedrooms too many, and bedrooms the home does not have."""
    for stay in reading.stays:
        there = {room.id for room in reading.records[stay.urn].bedrooms}
        strange = sorted({bedroom for bedroom in stay.bedrooms if bedroom not in there})
        wanted, named = len(reading.families[stay.family].children), len(stay.bedrooms)
        wrong = abs(wanted - named) + len(strange) + named - len(set(stay.bedrooms))
        if wrong:
            unknown = f" The home has no {' or '.join(strange)}." if strange else ""
            sentence = (
                f"{start(said(stay))} names {len(set(stay.bedrooms))} different bedrooms for {wanted} children: "
                f"{', '.join(stay.bedrooms)}.{unknown}"
            )
            yield Broken(rule=ID, about=about(stay), by=wrong, sentence=sentence)
