"""Every child has a bedroom of a kind that suits, for the whole stay and the turn-around nights after it.

Bedrooms of a class are counted: they differ in nothing a plan can see, so counting lets each child keep one.
A turn-around night on which the bedroom is not open takes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from matching.short_breaks.columns import Columns
from matching.short_breaks.grid import classes_of, families_of, first_of, home_of, until_of
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Choice, Flags, Plan, Problem
from matching.short_breaks.violation import Violation

if TYPE_CHECKING:
    from matching.short_breaks.part import Part

ID = "bedrooms"
SENTENCE = "Every child has a suitable bedroom for the whole stay, and it is made ready before the next guest."
SOURCE = "Project judgement"
COUNTED = "bedrooms"


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each class and night with too few bedrooms."""
    users: dict[tuple[int, int], list[Choice]] = {}
    for choice in plan:
        last = min(until_of(problem, choice) + int(problem.turnaround[home_of(problem, choice)]), problem.nights)
        for g in classes_of(problem, choice):
            for t in range(first_of(problem, choice), last):
                if t < until_of(problem, choice) or problem.class_open[g, t] > 0:
                    users.setdefault((g, t), []).append(choice)
    for (g, t), choices in sorted(users.items()):
        over = len(choices) - int(problem.class_open[g, t])
        if over > 0:
            home, families = int(problem.class_home[g]), families_of(problem, choices)
            yield Violation(ID, over, _named(problem, g), (home,), (t,), families)


def _named(problem: Problem, g: int) -> str:
    return "bedrooms among " + ", ".join(problem.rooms[g])


def fits(kept: Kept, columns: Columns) -> Flags:
    """(n,): which choices find their bedrooms free."""
    problem = kept.problem
    found = np.ones(len(columns.stay), dtype=np.bool_)
    most = problem.variant_classes.shape[1]
    tail = np.minimum(columns.until + problem.turnaround[columns.home], problem.nights)
    for need in range(1, most + 1):
        full = kept.bedrooms < need
        during, after = _before(full), _before(full & (problem.class_open > 0))
        classes = problem.variant_classes[columns.variant]
        for g in classes.T:
            asks = (g >= 0) & ((classes == g[:, None]).sum(axis=1) == need)
            taken = during[g, columns.until] > during[g, columns.first]
            found &= ~(asks & (taken | (after[g, tail] > after[g, columns.until])))
    return found


def _before(nights: Flags) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    found = np.zeros((nights.shape[0], nights.shape[1] + 1), dtype=np.int32)
    np.cumsum(nights, axis=1, out=found[:, 1:])
    return found


def add(part: Part) -> None:
    """A count for each class and night on which more could come than there is room for."""
    problem, columns = part.problem, part.columns
    tail = np.minimum(columns.until + problem.turnaround[columns.home], problem.nights)
    users: dict[tuple[int, int], dict[int, int]] = {}
    for i, classes in enumerate(problem.variant_classes[columns.variant].tolist()):
        first, until, last = int(columns.first[i]), int(columns.until[i]), int(tail[i])
        for g in classes:
            if g >= 0:
                is_open = problem.class_open[g]
                for t in chain(range(first, until), (t for t in range(until, last) if is_open[t] > 0)):
                    at = users.setdefault((g, t), {})
                    at[i] = at.get(i, 0) + 1
    for (g, t), many in users.items():
        part.at_most([part.ways[i] for i in many], list(many.values()), int(part.kept.bedrooms[g, t]))
