"""Nights in a bedroom that the child knows from earlier stays."""

from __future__ import annotations

import numpy as np

from matching.short_breaks.building.made import Made
from matching.short_breaks.problem import SmallInts

EACH_NIGHT = 1


def by_variant(made: Made) -> SmallInts | None:
    """(V,): for each night and each child in a familiar bedroom. None when no family has one where it may stay.

    All bedrooms of a class are familiar to the same families.
    """
    frame, variants = made.frame, made.variants
    known = [set(family.familiar_bedrooms) for family in frame.families]
    names = [f"{frame.homes[h].urn}/{rooms[0]}" for h, rooms in zip(made.classes.home, made.classes.rooms, strict=True)]
    found = np.zeros(len(variants.pair), dtype=np.int16)
    for v, pair in enumerate(variants.pair.tolist()):
        used_to = known[frame.pairs[pair].family]
        if used_to:
            found[v] = EACH_NIGHT * sum(names[g] in used_to for g in variants.classes[v].tolist() if g >= 0)
    return found if found.any() else None
