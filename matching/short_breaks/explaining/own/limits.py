"""The family would go beyond the nights allowed in 12 months, where the organisation keeps within them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.short_breaks.constraints import limits
from matching.short_breaks.explaining.barrier import OwnBarrier
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import NO_LIMIT, Ints

RULE = limits.ID
CLAUSE = "it would have gone beyond what short breaks may add up to in 12 months"


def barriers(kept: Kept) -> Iterable[OwnBarrier]:
    """One."""
    problem = kept.problem
    limited = problem.most_by_night.min(axis=1, initial=NO_LIMIT) < NO_LIMIT
    asked = np.flatnonzero(limited[problem.family_of_stay])
    over = np.zeros(len(problem.stay_pair), dtype=np.bool_)
    if len(asked):
        left = problem.most_by_night - _spent(kept)
        first, nights = problem.stay_first[asked].astype(np.int64), problem.stay_nights[asked].astype(np.int64)
        family = problem.family_of_stay[asked]
        after = np.minimum.accumulate(left[:, ::-1], axis=1)[:, ::-1]
        over[asked] = after[family, first + nights - 1] < nights + problem.days_per_stay
        for night in range(int(nights.max()) - 1):
            inside = night + 1 < nights
            at = np.minimum(first + night, problem.nights - 1)
            over[asked] |= inside & (left[family, at] < night + 1 + problem.days_per_stay)
    yield OwnBarrier(RULE, tuple(CLAUSE for _ in problem.families), over)


def _spent(kept: Kept) -> Ints:
    """(U, T): what each family's stays count up to and with each night."""
    problem = kept.problem
    found = np.zeros((len(problem.families), problem.nights), dtype=np.int64)
    for stay, _ in kept.plan:
        family, first = int(problem.family_of_stay[stay]), int(problem.stay_first[stay])
        found[family, first : first + int(problem.stay_nights[stay])] += 1
        found[family, first] += problem.days_per_stay
    return np.cumsum(found, axis=1)
