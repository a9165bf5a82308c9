"""A child lives in one home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from matching.placement.model import Model
from matching.placement.problem import Plan, Problem
from matching.placement.violation import Violation

ID = "one-home"
SENTENCE = "A child lives in one home."
SOURCE = "What a placement is"


def add(model: Model) -> None:
    """Kept by the groups of the columns: each child's are one group."""


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each child placed more than once."""
    for child, many in sorted(Counter(p.child for p in plan).items()):
        if many > 1:
            yield Violation(ID, (child,), by_how_much=many - 1)
