"""Between two stays a family is at home for as many nights as it asks; it is never in two places at once.

Two committed bookings that lie closer together than that are not held against a plan, unless they overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from matching.short_breaks.columns import Columns
from matching.short_breaks.grid import by_family, first_of, home_of, until_of
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Flags, Ints, Plan, Problem
from matching.short_breaks.violation import Violation

if TYPE_CHECKING:
    from matching.short_breaks.part import Part

ID = "gaps"
SENTENCE = "A family is at home for the nights it asks for between two stays, wherever they are."
SOURCE = "Project judgement"
COUNTED = "nights at home missing"


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each stay that begins too soon after the one before it."""
    for family, choices in sorted(by_family(problem, plan).items()):
        for before, after in pairwise(choices):
            promised = before in problem.fixed and after in problem.fixed
            gap = 0 if promised else int(problem.least_gap[family])
            missing = until_of(problem, before) + gap - first_of(problem, after)
            if missing > 0:
                homes = tuple(sorted({home_of(problem, before), home_of(problem, after)}))
                yield Violation(ID, missing, "", homes, (first_of(problem, after),), (family,))


def fits(kept: Kept, columns: Columns) -> Flags:
    """(n,): which choices are far enough from the family's kept stays."""
    found = np.ones(len(columns.stay), dtype=np.bool_)
    for family in np.unique(columns.family).tolist():
        gap = int(kept.problem.least_gap[family])
        mine = columns.family == family
        for held in kept.by_family.get(family, ()):
            found &= ~(mine & (columns.first < held.until + gap) & (columns.until + gap > held.first))
    return found


def add(part: Part) -> None:
    """One at most of all stays of a family that, with the gap after them, hold the same night."""
    for family, stays in part.by_family.items():
        gap = int(part.problem.least_gap[family])
        first, until = part.stays.first[stays], part.stays.until[stays] + gap
        for night in _turning_points(first, until):
            held = stays[(first <= night) & (night < until)].tolist()
            part.at_most([part.takes[i] for i in held], [1] * len(held), 1)


def _turning_points(first: Ints, until: Ints) -> list[int]:
    """The last first night before each end: where a largest set of overlapping stays lies."""
    begins = np.unique(first)
    last = begins[np.searchsorted(begins, np.unique(until), side="left") - 1]
    return [int(t) for t in np.unique(last)]
