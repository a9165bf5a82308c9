"""The whole group of a night draws no more staff by day than the home can bear."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.caring import by_day
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import listed, on, staff, whole_and_part

ID = "group-draw"


def broken(reading: Reading) -> Iterator[Broken]:
    """By quarters of one member of staff too many, for each home and night."""
    for (urn, night), stays in reading.by_night.items():
        most = reading.homes[urn].most_draw_quarters
        if most is None:
            continue
        left = max(most - sum(by_day(resident.child) for resident in reading.living_there(urn, night)), 0)
        drawn = sum(by_day(child) for _, child in reading.guests(stays))
        if drawn > left:
            sentence = (
                f"On the night of {on(night)}, the guests at {urn} ({listed(s.family for s in stays)}) draw on "
                f"{staff(drawn)} together; the home can bear {whole_and_part(left)}."
            )
            yield Broken(rule=ID, about=(urn, night.isoformat()), by=drawn - left, sentence=sentence)
