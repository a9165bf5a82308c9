"""Nights a family has asked for because of what happens on them, by the request's own weight."""

from __future__ import annotations

from matching.short_breaks.building.made import Made
from matching.short_breaks.problem import Ints

EACH_NIGHT = 4


def worth(made: Made) -> Ints:
    """(C,): for each night of the stay that is asked for, times the weight of the request."""
    found = made.nothing()
    for p, pair in enumerate(made.frame.pairs):
        for request in made.frame.families[pair.family].requests:
            part, nights = made.within(p, made.frame.mask((request.nights,)))
            found[part] += EACH_NIGHT * request.weight * nights
    return found
