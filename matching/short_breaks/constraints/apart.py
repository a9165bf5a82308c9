"""Families who must be kept apart are never at the same home on the same night."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from matching.short_breaks.columns import Columns
from matching.short_breaks.grid import by_night
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Flags, Plan, Problem
from matching.short_breaks.violation import Violation

if TYPE_CHECKING:
    from matching.short_breaks.part import Part

ID = "apart"
SENTENCE = "Families who must be kept apart do not stay on the same night."
SOURCE = "Children's Homes (England) Regulations 2015, reg 12(2)(a)(iv); who must be apart, by the match check"
COUNTED = "nights"


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each two families and night."""
    apart = set(zip(problem.apart_one.tolist(), problem.apart_other.tolist(), strict=True))
    for home, night, choices in by_night(problem, plan):
        pairs = sorted({int(problem.stay_pair[choice.stay]) for choice in choices})
        for i, one in enumerate(pairs):
            for other in pairs[i + 1 :]:
                if (one, other) in apart or (other, one) in apart:
                    families = (int(problem.pair_family[one]), int(problem.pair_family[other]))
                    yield Violation(ID, 1, "", (home,), (night,), families)


def fits(kept: Kept, columns: Columns) -> Flags:
    """(n,): which choices meet nobody they must be kept from."""
    problem = kept.problem
    pairs, row = columns.by_pair()
    met = np.zeros((len(pairs), problem.nights), dtype=np.bool_)
    for one, other in ((problem.apart_one, problem.apart_other), (problem.apart_other, problem.apart_one)):
        here = np.isin(one, pairs)
        np.logical_or.at(met, np.searchsorted(pairs, one[here]), kept.there[other[here]])
    return ~columns.any_night(row, met)


def add(part: Part) -> None:
    """Not both, night by night."""
    problem = part.problem
    free = np.isin(problem.apart_one, part.pairs) & np.isin(problem.apart_other, part.pairs)
    for one, other in zip(problem.apart_one[free].tolist(), problem.apart_other[free].tolist(), strict=True):
        for night in part.nights_of(one):
            if part.could_be(other, night):
                part.at_most([part.there(one, night), part.there(other, night)], [1, 1], 1)
