"""The stay would begin or end too soon before or after another of the family's own."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.short_breaks.constraints import gaps
from matching.short_breaks.explaining.barrier import OwnBarrier
from matching.short_breaks.explaining.own.held import near
from matching.short_breaks.explaining.words import nights_in_words
from matching.short_breaks.kept import Kept

RULE = gaps.ID


def barriers(kept: Kept) -> Iterable[OwnBarrier]:
    """One, with each family's own gap."""
    problem = kept.problem
    words = tuple(
        f"fewer than {nights_in_words(int(gap))} at home lay between it and another of its stays"
        for gap in problem.least_gap
    )
    yield OwnBarrier(RULE, words, near(kept, problem.least_gap.astype(np.int64)))
