"""The stay would be the child's first at the home, and longer than a first stay there may be."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.short_breaks.constraints import introductions
from matching.short_breaks.explaining.barrier import OwnBarrier
from matching.short_breaks.kept import Kept

RULE = introductions.ID
CLAUSE = "it would have been a first stay at the home, and longer than a first stay there may be"


def barriers(kept: Kept) -> Iterable[OwnBarrier]:
    """One."""
    problem = kept.problem
    begun = np.full(len(problem.pair_family), problem.nights, dtype=np.int64)
    for stay, _ in kept.plan:
        pair = problem.stay_pair[stay]
        begun[pair] = min(begun[pair], int(problem.stay_first[stay]))
    is_first = problem.stay_first < begun[problem.stay_pair]
    over = is_first & (problem.stay_nights > problem.pair_first_most[problem.stay_pair])
    yield OwnBarrier(RULE, tuple(CLAUSE for _ in problem.families), over)
