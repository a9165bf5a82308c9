"""The staff on each shift are enough for all guests of the night, after the children who live in the home."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from matching.short_breaks.period import Working
from matching.short_breaks.verifying.caring import ONE_PERSON, at_night, awake_at_night, by_day, people_on
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import listed, on, staff, whole_and_part
from matching.world.child import Child

ID = "staff-on-shift"


class Counted(NamedTuple):
    """What is counted together: what a child draws on, and whose shifts."""

    name: str
    drawn: Callable[[Child], int]
    shifts: tuple[Working, ...]


COUNTED = (
    Counted("day", by_day, (Working.DAY,)),
    Counted("evening", by_day, (Working.EVENING,)),
    Counted("waking night", awake_at_night, (Working.WAKING_NIGHT,)),
    Counted("night, awake or sleeping in", at_night, (Working.WAKING_NIGHT, Working.SLEEP_IN)),
)


def broken(reading: Reading) -> Iterator[Broken]:
    """By quarters of one member of staff too few, for each home, night and shift."""
    for (urn, night), stays in reading.by_night.items():
        residents = [resident.child for resident in reading.living_there(urn, night)]
        for name, drawn, shifts in COUNTED:
            there = ONE_PERSON * sum(people_on(reading.homes[urn], shift, night) for shift in shifts)
            left = max(there - sum(map(drawn, residents)), 0)
            drawing = [(stay.family, drawn(child)) for stay, child in reading.guests(stays) if drawn(child)]
            needed = sum(quarters for _, quarters in drawing)
            if needed > left:
                who = listed(family for family, _ in drawing)
                sentence = (
                    f"On the night of {on(night)}, the guests at {urn} ({who}) need "
                    f"{staff(needed)} for the {name}; left for them: {whole_and_part(left)}."
                )
                yield Broken(rule=ID, about=(urn, night.isoformat(), name), by=needed - left, sentence=sentence)
