"""What the plans of a period's parts are worth, and the independent check that they are sound and worth so much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matching.errors import EngineFault
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import Period, PlannedStay
from matching.short_breaks.problem import Problem
from matching.short_breaks.verifying import Verdict, verify


class Worth(NamedTuple):
    """One part of a period, what its plan is worth at every level, and the bounds of its levels by id."""

    problem: Problem
    values: tuple[int, ...]
    bounds: Mapping[str, int]


def total(id: str, parts: Sequence[Worth]) -> int:
    """The value of a level over all parts; a part in which the period gives it nothing to do adds nothing."""
    return sum(
        value for part in parts for level, value in zip(part.problem.levels, part.values, strict=True) if level.id == id
    )


def checked(period: Period, cleared: Cleared, stays: Sequence[PlannedStay], parts: Sequence[Worth] = ()) -> Verdict:
    """The independent verdict on a plan. Raises EngineFault for a plan that breaks a rule or is worth something else.

    The text of the fault names the rules only. `parts` are what the model says that the plan is worth.
    """
    verdict = verify(period, cleared, stays)
    if not verdict.is_sound:
        rules = ", ".join(sorted({broken.rule for broken in verdict.broken}))
        raise EngineFault(f"The plan that was found does not pass the independent check: {rules}.")
    for level in verdict.levels if parts else ():
        if level.value != total(level.id, parts):
            raise EngineFault(f"The independent check does not agree on what the plan is worth: {level.id}.")
    return verdict
