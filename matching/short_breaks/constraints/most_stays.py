"""No family has more stays in the period than the organisation's policy gives each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matching.short_breaks.columns import Columns
from matching.short_breaks.grid import by_family
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import NO_LIMIT, Flags, Plan, Problem
from matching.short_breaks.violation import Violation

if TYPE_CHECKING:
    from matching.short_breaks.part import Part

ID = "most-stays"
SENTENCE = "No family has more stays than the policy gives each."
SOURCE = "The organisation's own policy"
COUNTED = "stays"


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each family with too many."""
    for family, choices in sorted(by_family(problem, plan).items()):
        over = len(choices) - int(problem.most_stays[family])
        if over > 0:
            yield Violation(ID, over, families=(family,))


def fits(kept: Kept, columns: Columns) -> Flags:
    """(n,): which choices are of families with a stay left."""
    found: Flags = (kept.problem.most_stays > kept.stays)[columns.family]
    return found


def add(part: Part) -> None:
    """A count for each family."""
    for family, stays in part.by_family.items():
        most = int(part.problem.most_stays[family])
        if most < NO_LIMIT:
            left = most - int(part.kept.stays[family])
            part.at_most([part.takes[i] for i in stays], [1] * len(stays), left)
