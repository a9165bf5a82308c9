"""A child who must have the home to itself shares no night with another family."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matching.short_breaks.columns import Columns
from matching.short_breaks.grid import by_night, families_of
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Flags, Plan, Problem
from matching.short_breaks.violation import Violation

if TYPE_CHECKING:
    from matching.short_breaks.part import Part

ID = "alone"
SENTENCE = "A family that must have the home to itself shares no night there."
SOURCE = "Project judgement, as the match check says for whom"
COUNTED = "families too many"


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each home and night with company where there must be none."""
    for home, night, choices in by_night(problem, plan):
        alone = any(problem.pair_alone[problem.stay_pair[choice.stay]] for choice in choices)
        if alone and len(choices) > 1:
            yield Violation(ID, len(choices) - 1, "", (home,), (night,), families_of(problem, choices))


def fits(kept: Kept, columns: Columns) -> Flags:
    """(n,): which choices neither meet such a guest nor are one who would meet another."""
    problem = kept.problem
    pairs, row = columns.by_pair()
    homes = problem.pair_home[pairs]
    met = kept.alone[homes] | (problem.pair_alone[pairs][:, None] & (kept.guests[homes] > 0))
    return ~columns.any_night(row, met)


def add(part: Part) -> None:
    """Each other guest, and all who must be alone: one of them at most."""
    for _, night, pairs in part.by_night():
        alone = [p for p in pairs if part.problem.pair_alone[p]]
        others = [p for p in pairs if not part.problem.pair_alone[p]]
        if alone and len(pairs) > 1:
            literals = [part.there(p, night) for p in alone]
            for p in others:
                part.at_most([*literals, part.there(p, night)], [1] * (len(alone) + 1), 1)
            part.at_most(literals, [1] * len(alone), 1)
