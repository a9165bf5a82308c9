"""No more families arrive at a home on one day than it can welcome well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import listed, on

ID = "arrivals"


def broken(reading: Reading) -> Iterator[Broken]:
    """By families too many, for each home and day."""
    arriving: dict[tuple[str, date], list[str]] = {}
    for stay in reading.stays:
        arriving.setdefault((stay.urn, stay.first_night), []).append(stay.family)
    for (urn, day), families in sorted(arriving.items()):
        most = reading.homes[urn].arrivals_a_day
        if most is not None and len(families) > most:
            sentence = (
                f"On {on(day)}, {len(families)} families arrive at {urn}: {listed(families)}. It can take {most}."
            )
            yield Broken(rule=ID, about=(urn, day.isoformat()), by=len(families) - most, sentence=sentence)
