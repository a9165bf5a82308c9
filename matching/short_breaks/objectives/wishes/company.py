"""Children who should, or like to, stay at the same time."""

from __future__ import annotations

import numpy as np

from matching.short_breaks.building.made import Made
from matching.short_breaks.period import CompanyKind
from matching.short_breaks.problem import Links

EACH_NIGHT = {CompanyKind.SHOULD: 6, CompanyKind.LIKE: 2}


def links(made: Made) -> Links | None:
    """For each home that both may stay at, an amount for each night together. None when nobody asks for it."""
    found = []
    for wish in made.frame.period.company:
        for home in made.frame.homes:
            pairs = [made.frame.pair_number.get((family, home.urn)) for family in sorted(wish.families)]
            if wish.kind in EACH_NIGHT and None not in pairs:
                found.append((*pairs, EACH_NIGHT[wish.kind]))
    if not found:
        return None
    table = np.array(sorted(found, key=str), dtype=np.int64)
    return Links(table[:, 0].astype(np.int32), table[:, 1].astype(np.int32), table[:, 2])
