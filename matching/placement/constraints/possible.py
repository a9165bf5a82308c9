"""A child is placed only in a home that the match check leaves possible, at best at least."""

from __future__ import annotations

from collections.abc import Iterator

from matching.placement.model import Model
from matching.placement.problem import Plan, Problem
from matching.placement.violation import Violation

ID = "possible"
SENTENCE = "The match check does not leave this home possible for the child."
SOURCE = "Children's Homes (England) Regulations 2015, reg 14(2)(a). Project judgement: possible is the band and up"


def add(model: Model) -> None:
    """Kept by what the columns are: no other pair has one."""


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each child in another home, or who does not wait for one."""
    children, homes = {c.id for c in problem.children}, {h.urn for h in problem.homes}
    for placed in plan:
        pair = (placed.child, placed.urn)
        if placed.child not in children or placed.urn not in homes or pair not in problem.fit_of:
            yield Violation(ID, (placed.child,), placed.urn)
