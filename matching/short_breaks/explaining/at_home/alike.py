"""Guests of another age band, or of another sex, are there, where the home asks for one a night."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.constraints import alike
from matching.short_breaks.explaining.barrier import Barrier, Words, within
from matching.short_breaks.kept import NOBODY, Kept
from matching.short_breaks.period import GroupRule
from matching.short_breaks.problem import FREE_LABEL, Ints

RULE = alike.ID
AGE_BAND = "guests of another age band were there, and the home has one age band a night"
SINGLE_SEX = "guests of another sex were there, and the home has one sex a night"


def barriers(frame: Frame, kept: Kept, asked: Ints) -> Iterable[Barrier]:
    """One for each of the two rules a home may have."""
    problem, own = kept.problem, kept.problem.pair_label
    label = kept.label[problem.pair_home]
    differs = (own != FREE_LABEL) & (label != NOBODY) & (label != own)
    by_sex = np.array([home.group_rule is GroupRule.SINGLE_SEX for home in frame.homes], dtype=np.bool_)
    by_sex = by_sex[problem.pair_home]
    for clause, has in ((AGE_BAND, ~by_sex), (SINGLE_SEX, by_sex)):
        nights = differs & has[:, None]
        yield Barrier(RULE, Words(clause, clause), nights, within(problem, nights, asked))
