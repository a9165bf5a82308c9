"""The least change: nights of the last published plan that stay as they were."""

from __future__ import annotations

from collections.abc import Iterable

from matching.short_breaks.building.made import Made
from matching.short_breaks.problem import Level

ID = "unchanged"
NAME = "Least change"


def counts(step: str) -> str:
    """As the protocol says."""
    return "nights of the last published plan that stay as they were"


def levels(made: Made) -> Iterable[Level]:
    """One for each night of a published stay that is planned again with the same home and nights."""
    found = made.nothing()
    for stay in made.frame.period.published:
        pair = made.frame.pair_number.get((stay.family, stay.urn))
        if pair is not None:
            number = made.stays.number(pair, made.frame.period.number(stay.first_night), stay.nights)
            if number is not None:
                found[number] = stay.nights
    if found.any():
        yield Level(ID, by_stay=found)
