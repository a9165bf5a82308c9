"""Whether an obstacle turns on the care a child needs, and not only on how many others ask for the same nights."""

from __future__ import annotations

from matching.short_breaks.constraints import alone, apart, bedrooms, capacity, most_nights
from matching.short_breaks.explaining.at_home.alone import ANOTHER
from matching.short_breaks.explaining.at_home.rows import PLAIN
from matching.short_breaks.explaining.own import OWN
from matching.short_breaks.result import Obstacle

FOR_ANYBODY = (*PLAIN["places"], ANOTHER)
"""Clauses that say nothing of the child's own care."""

OF_ITS_OWN = frozenset({most_nights.ID, *(limit.RULE for limit in OWN)})


def own_limit(obstacle: Obstacle) -> bool:
    """Whether it is a limit of the family's own, and not something at a home."""
    return obstacle.rule in OF_ITS_OWN


def turns_on_care(obstacle: Obstacle) -> bool:
    """Staff, training, a bedroom with what the child needs, being the only guest, or being kept apart."""
    if obstacle.rule in {bedrooms.ID, apart.ID}:
        return True
    return obstacle.rule in {capacity.ID, alone.ID} and not any(words in obstacle.sentence for words in FOR_ANYBODY)
