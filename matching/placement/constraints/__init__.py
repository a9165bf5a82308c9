"""What every plan keeps. One constraint is one file and one line here; each says itself twice in its file.

`add` says it to the solver; `violations` says in plain Python what is broken in a plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from matching.placement.constraints import answers, apart, bedrooms, one_home, places, possible, together
from matching.placement.model import Model
from matching.placement.problem import Plan, Problem
from matching.placement.violation import Violation


class Constraint(Protocol):
    """A constraint's file."""

    ID: str
    SENTENCE: str
    """The rule, for a placement officer."""
    SOURCE: str
    """Law, or "Project judgement"."""

    def add(self, model: Model) -> None:
        """The rule for every choice of a model."""
        ...

    def violations(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        """Everything about it that is broken in a plan."""
        ...


CONSTRAINTS: tuple[Constraint, ...] = (possible, one_home, places, bedrooms, together, apart, answers)


def violations(problem: Problem, plan: Plan, constraints: Iterable[Constraint] = CONSTRAINTS) -> tuple[Violation, ...]:
    """Everything that is broken in a plan, constraint by constraint; nothing when it can be carried out."""
    return tuple(v for constraint in constraints for v in constraint.violations(problem, plan))


def sentence(violation: Violation) -> str:
    """A violation as a placement officer would say it."""
    rule = next(c for c in CONSTRAINTS if violation.constraint == c.ID)
    who = ", ".join(violation.children)
    where = f" at {violation.urn}" if violation.urn else ""
    return f"{who}{where}: {rule.SENTENCE}"
