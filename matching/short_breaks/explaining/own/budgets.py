"""The family would have more weekend nights, or nights of one holiday, than one family may have."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.short_breaks.constraints import budgets
from matching.short_breaks.explaining.barrier import OwnBarrier
from matching.short_breaks.kept import Kept

RULE = budgets.ID


def barriers(kept: Kept) -> Iterable[OwnBarrier]:
    """One for weekends and one for each holiday."""
    problem = kept.problem
    for budget, name in enumerate(problem.budgets):
        counted = problem.stay_counts[:, budget].astype(np.int64)
        most = problem.most_counted[:, budget]
        over = (counted > 0) & (counted > (most - kept.counted[:, budget])[problem.family_of_stay])
        words = tuple(f"it would have had more {name} than one family may have in the period ({n})" for n in most)
        yield OwnBarrier(RULE, words, over)
