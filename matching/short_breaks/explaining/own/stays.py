"""The family already has as many stays as one family may have."""

from __future__ import annotations

from collections.abc import Iterable

from matching.short_breaks.constraints import most_stays
from matching.short_breaks.explaining.barrier import OwnBarrier
from matching.short_breaks.kept import Kept

RULE = most_stays.ID


def barriers(kept: Kept) -> Iterable[OwnBarrier]:
    """One, with the most stays."""
    problem = kept.problem
    words = tuple(f"it already had as many stays as one family may have ({most})" for most in problem.most_stays)
    yield OwnBarrier(RULE, words, (kept.stays >= problem.most_stays)[problem.family_of_stay])
