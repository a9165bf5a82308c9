"""No more families arrive on one day than the home can welcome well."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matching.short_breaks.columns import Columns
from matching.short_breaks.grid import families_of, first_of, home_of
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import NO_LIMIT, Choice, Flags, Plan, Problem
from matching.short_breaks.violation import Violation

if TYPE_CHECKING:
    from matching.short_breaks.part import Part

ID = "arrivals"
SENTENCE = "No more families arrive on one day than the home can welcome well."
SOURCE = "Project judgement"
COUNTED = "families"


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each home and day with too many."""
    arriving: dict[tuple[int, int], list[Choice]] = {}
    for choice in plan:
        arriving.setdefault((home_of(problem, choice), first_of(problem, choice)), []).append(choice)
    for (h, t), choices in sorted(arriving.items()):
        over = len(choices) - int(problem.arrivals[h, t])
        if over > 0:
            yield Violation(ID, over, "", (h,), (t,), families_of(problem, choices))


def fits(kept: Kept, columns: Columns) -> Flags:
    """(n,): which choices begin on a day with room for one more."""
    found: Flags = kept.arrivals[columns.home, columns.first] > 0
    return found


def add(part: Part) -> None:
    """A count for each home and day."""
    arriving: dict[tuple[int, int], list[int]] = {}
    for i, key in enumerate(zip(part.stays.home.tolist(), part.stays.first.tolist(), strict=True)):
        arriving.setdefault(key, []).append(i)
    for (h, t), stays in arriving.items():
        if part.problem.arrivals[h, t] < NO_LIMIT:
            part.at_most([part.takes[i] for i in stays], [1] * len(stays), int(part.kept.arrivals[h, t]))
