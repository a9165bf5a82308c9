"""No family has more weekend nights, or nights of one holiday, than the organisation's policy gives each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from matching.short_breaks.columns import Columns
from matching.short_breaks.grid import by_family
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import NO_LIMIT, Flags, Plan, Problem
from matching.short_breaks.violation import Violation

if TYPE_CHECKING:
    from matching.short_breaks.part import Part

ID = "budgets"
SENTENCE = "No family has more weekend nights, Fridays and Saturdays, or holiday nights than the policy gives each."
SOURCE = "The organisation's own policy"
COUNTED = "nights"


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each family and budget that is overspent."""
    for family, choices in sorted(by_family(problem, plan).items()):
        for b, budget in enumerate(problem.budgets):
            spent = sum(int(problem.stay_counts[choice.stay, b]) for choice in choices)
            over = spent - int(problem.most_counted[family, b])
            if over > 0:
                yield Violation(ID, over, budget, families=(family,))


def fits(kept: Kept, columns: Columns) -> Flags:
    """(n,): which choices count no more than is left."""
    left = kept.problem.most_counted.astype(np.int64) - kept.counted
    counts = kept.problem.stay_counts[columns.stay]
    found: Flags = ((counts == 0) | (counts <= left[columns.family])).all(axis=1)
    return found


def add(part: Part) -> None:
    """A sum for each family and budget."""
    problem = part.problem
    for family, stays in part.by_family.items():
        for b in np.flatnonzero(problem.most_counted[family] < NO_LIMIT).tolist():
            counts = problem.stay_counts[part.stays.stay[stays], b].astype(np.int64)
            left = int(problem.most_counted[family, b]) - int(part.kept.counted[family, b])
            part.at_most([part.takes[i] for i in stays], counts.tolist(), left)
