"""Nights on which somebody is on shift whom the child is used to."""

from __future__ import annotations

import numpy as np

from matching.short_breaks.building.made import Made
from matching.short_breaks.problem import Ints

EACH_NIGHT = 1


def worth(made: Made) -> Ints:
    """(C,): for each night of the stay with one of the family's key workers on shift."""
    found = made.nothing()
    for p, pair in enumerate(made.frame.pairs):
        workers = set(made.frame.families[pair.family].key_workers)
        runs = tuple(n for d in made.frame.homes[pair.home].on_duty if d.staff in workers for n in d.nights)
        if runs:
            part, nights = made.within(p, np.asarray(made.frame.mask(runs)))
            found[part] += EACH_NIGHT * nights
    return found
