"""What every plan keeps. One constraint is one file and one line here; each is stated three times in its file.

`violations` says in plain Python what is broken in a plan. `add` says the same to the solver. `fits` says which
choices could not join the kept ones, so that they need not be offered to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Protocol

from matching.short_breaks.columns import Columns
from matching.short_breaks.constraints import (
    alike,
    alone,
    apart,
    arrivals,
    bedrooms,
    budgets,
    capacity,
    fixed,
    gaps,
    introductions,
    limits,
    most_nights,
    most_stays,
)
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Choice, Flags, Plan, Problem
from matching.short_breaks.violation import Violation, amount, where

if TYPE_CHECKING:
    from matching.short_breaks.part import Part


class Constraint(Protocol):
    """A constraint's file."""

    ID: str
    SENTENCE: str
    """The rule, for a coordinator."""
    SOURCE: str
    """Law, or "Project judgement"."""
    COUNTED: str
    """What a violation's `by_how_much` counts."""

    def violations(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        """Everything about it that is broken in a plan."""
        ...

    def fits(self, kept: Kept, columns: Columns) -> Flags:
        """(n,): which choices could join those that are kept, were nobody else to."""
        ...

    def add(self, part: Part) -> None:
        """The rule for everybody who is free to move in a part."""
        ...


CONSTRAINTS: tuple[Constraint, ...] = (
    alike,
    bedrooms,
    capacity,
    arrivals,
    apart,
    alone,
    gaps,
    most_nights,
    most_stays,
    budgets,
    limits,
    introductions,
    fixed,
)
"""What a night's guests have in common first, as what they draw on is written down by it; promises last."""


def violations(
    problem: Problem, plan: Iterable[Choice], constraints: Iterable[Constraint] = CONSTRAINTS
) -> Iterator[Violation]:
    """Everything that is broken in a plan, constraint by constraint; nothing when it can be carried out."""
    ordered = tuple(sorted(plan))
    for constraint in constraints:
        yield from constraint.violations(problem, ordered)


def sentence(problem: Problem, violation: Violation, first_night: date | None = None) -> str:
    """A violation as a coordinator would say it. Nights are numbers where the first night's date is not known."""
    rule = next(c for c in CONSTRAINTS if violation.constraint == c.ID)
    over = amount(violation, violation.of or rule.COUNTED)
    place = where(problem, violation, first_night)
    return f"{place[:1].upper()}{place[1:]}: {rule.SENTENCE} Over by {over}."
