"""No family has more nights than were assessed and are owed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matching.short_breaks.columns import Columns
from matching.short_breaks.grid import by_family
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Flags, Plan, Problem
from matching.short_breaks.violation import Violation

if TYPE_CHECKING:
    from matching.short_breaks.part import Part

ID = "most-nights"
SENTENCE = "No family has more nights than were assessed and are owed."
SOURCE = "Project judgement"
COUNTED = "nights"


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each family with too many."""
    for family, choices in sorted(by_family(problem, plan).items()):
        over = sum(int(problem.stay_nights[c.stay]) for c in choices) - int(problem.most_nights[family])
        if over > 0:
            yield Violation(ID, over, families=(family,))


def fits(kept: Kept, columns: Columns) -> Flags:
    """(n,): which choices are no longer than the nights that are left."""
    found: Flags = columns.nights <= (kept.problem.most_nights - kept.nights)[columns.family]
    return found


def add(part: Part) -> None:
    """A sum for each family."""
    for family, stays in part.by_family.items():
        left = int(part.problem.most_nights[family]) - int(part.kept.nights[family])
        part.at_most([part.takes[i] for i in stays], part.stays.nights[stays].tolist(), left)
