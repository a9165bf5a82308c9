"""How near a further stay would be to those a family already holds."""

from __future__ import annotations

import numpy as np

from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Flags, Ints


def near(kept: Kept, gap: Ints) -> Flags:
    """(C,): whether fewer than `gap` (U,) nights lie between a candidate and a stay its family holds, anywhere."""
    problem = kept.problem
    busy = np.zeros((len(problem.families), problem.nights + 1), dtype=np.int32)
    for family, spans in kept.by_family.items():
        for span in spans:
            before, after = max(span.first - int(gap[family]), 0), span.until + int(gap[family])
            busy[family, before + 1 : after + 1] = 1
    upto = np.cumsum(busy, axis=1)
    first = problem.stay_first.astype(np.int64)
    last = np.minimum(first + problem.stay_nights, problem.nights)
    found: Flags = upto[problem.family_of_stay, last] > upto[problem.family_of_stay, first]
    return found
