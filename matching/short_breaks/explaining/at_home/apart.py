"""Somebody is there on a night of the stay beside whom the child must not stay."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.constraints import apart
from matching.short_breaks.explaining.barrier import Barrier, Words, within
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Ints

RULE = apart.ID
CLAUSE = "a guest was there beside whom the {child} must not stay"


def barriers(frame: Frame, kept: Kept, asked: Ints) -> Iterable[Barrier]:
    """One, both ways."""
    problem = kept.problem
    nights = np.zeros_like(kept.there)
    for one, other in zip(problem.apart_one.tolist(), problem.apart_other.tolist(), strict=True):
        nights[one] |= kept.there[other]
        nights[other] |= kept.there[one]
    yield Barrier(RULE, Words(CLAUSE, CLAUSE), nights, within(problem, nights, asked))
