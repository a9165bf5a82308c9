"""There are never more children than the statement of purpose says the home is for.

Source: Children's Homes (England) Regulations 2015, reg 16(5) and Sch 1 para 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import listed, on
from matching.world.statement import stated_on

ID = "stated-number"


def broken(reading: Reading) -> Iterator[Broken]:
    """By guests too many, for each home and night on which a statement that gives a number is in force."""
    for (urn, night), stays in reading.by_night.items():
        stated = stated_on(reading.records[urn].statement.number, night)
        if stated is None:
            continue
        guests, living_there = len(reading.guests(stays)), len(reading.living_there(urn, night))
        most = max(stated.value - living_there, 0)
        if guests > most:
            sentence = (
                f"On the night of {on(night)}, {urn} has {guests} guests ({listed(s.family for s in stays)}) beside "
                f"{living_there} who live there; its statement of purpose is for {stated.value}."
            )
            yield Broken(rule=ID, about=(urn, night.isoformat()), by=guests - most, sentence=sentence)
