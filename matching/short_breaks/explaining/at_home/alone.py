"""The child is to have the home alone and others are there, or another guest is to have it alone."""

from __future__ import annotations

from collections.abc import Iterable

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.constraints import alone
from matching.short_breaks.explaining.barrier import Barrier, Words, within
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Ints

RULE = alone.ID
ITSELF = "the {child} {needs} to be the only guest, and others were there"
ANOTHER = "the home could take nobody else"


def barriers(frame: Frame, kept: Kept, asked: Ints) -> Iterable[Barrier]:
    """One for the family's own need and one for another's."""
    problem = kept.problem
    itself = problem.pair_alone[:, None] & (kept.guests > 0)[problem.pair_home]
    another = kept.alone[problem.pair_home]
    for clause, nights in ((ITSELF, itself), (ANOTHER, another)):
        yield Barrier(RULE, Words(clause, clause), nights, within(problem, nights, asked))
