"""Every child has a bedroom that the match check found to have what that child needs."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, said, start

ID = "bedroom-suits"


def broken(reading: Reading) -> Iterator[Broken]:
    """One for each child in a bedroom that does not suit. Homes refused and bedrooms unknown are other rules'."""
    for stay in reading.stays:
        suited = reading.suited.get((stay.family, stay.urn))
        if suited is None:
            continue
        there = {room.id for room in reading.records[stay.urn].bedrooms}
        children = reading.families[stay.family].children
        for child, bedroom, fitting in zip(children, stay.bedrooms, suited.bedrooms, strict=False):
            if bedroom in there and bedroom not in fitting:
                sentence = f"{start(said(stay))} puts {child} in {bedroom}, which has not what {child} needs."
                yield Broken(rule=ID, about=about(stay, child), by=1, sentence=sentence)
