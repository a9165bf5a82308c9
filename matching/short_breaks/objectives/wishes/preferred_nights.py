"""Nights that the family prefers."""

from __future__ import annotations

from matching.short_breaks.building.made import Made
from matching.short_breaks.problem import Ints

EACH_NIGHT = 2


def worth(made: Made) -> Ints:
    """(C,): for each preferred night of the stay."""
    found = made.nothing()
    masks = [made.frame.mask(f.preferred) for f in made.frame.families]
    for p, pair in enumerate(made.frame.pairs):
        part, nights = made.within(p, masks[pair.family])
        found[part] += EACH_NIGHT * nights
    return found
