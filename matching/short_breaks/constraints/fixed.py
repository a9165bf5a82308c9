"""Committed bookings, and stays already taken, are in every plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from matching.short_breaks.columns import Columns
from matching.short_breaks.grid import family_of, first_of, home_of
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Flags, Plan, Problem
from matching.short_breaks.violation import Violation

if TYPE_CHECKING:
    from matching.short_breaks.part import Part

ID = "fixed"
SENTENCE = "Committed bookings, and stays already taken, stay as they are."
SOURCE = "Project judgement"
COUNTED = "bookings missing"


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each that is missing."""
    held = set(plan)
    for choice in problem.fixed:
        if choice not in held:
            yield Violation(
                ID, 1, "", (home_of(problem, choice),), (first_of(problem, choice),), (family_of(problem, choice),)
            )


def fits(kept: Kept, columns: Columns) -> Flags:
    """(n,): all of them."""
    return np.ones(len(columns.stay), dtype=np.bool_)


def add(part: Part) -> None:
    """Those that are not kept already are taken."""
    held = set(part.kept.plan)
    for choice in part.problem.fixed:
        if choice not in held:
            literal = part.way_of.get(choice)
            part.model.add_bool_or([] if literal is None else [literal])
