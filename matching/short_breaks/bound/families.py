"""The stays that each family may still take beside its fixed ones, laid out for the search for its best."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.short_breaks.bound.left import Left
from matching.short_breaks.problem import Indices, Problem, SmallInts


class FamilyStays(NamedTuple):
    """The stays a family may take beside its fixed ones, by family, first night and length."""

    starts: Indices
    """(U + 1,)"""
    stay: Indices
    pair: Indices
    first: SmallInts
    nights: SmallInts
    pairs: Indices
    """(U + 1,): the pairs of each family."""
    gap: SmallInts
    """(U,)"""
    base: SmallInts
    """(U,): nights by fixed stays."""
    upto: SmallInts
    """(U, T): the most further nights among 0..t, the most of the whole period included."""


def family_stays(problem: Problem, left: Left) -> FamilyStays:
    """Every stay that is still open to its family, in order."""
    stays = np.flatnonzero(left.stays)
    family = problem.family_of_stay[stays]
    order = np.lexsort((problem.stay_nights[stays], problem.stay_first[stays], family))
    stays = stays[order]
    further = problem.most_nights.astype(np.int64) - left.nights
    return FamilyStays(
        starts=np.searchsorted(family[order], np.arange(len(problem.families) + 1)).astype(np.int32),
        stay=stays.astype(np.int32),
        pair=problem.stay_pair[stays].astype(np.int32),
        first=np.clip(problem.stay_first[stays], 0, problem.nights).astype(np.int16),
        nights=problem.stay_nights[stays].astype(np.int16),
        pairs=problem.family_pairs.astype(np.int32),
        gap=problem.least_gap.astype(np.int16),
        base=left.nights.astype(np.int16),
        upto=np.minimum(left.upto, further[:, None]).astype(np.int16),
    )
