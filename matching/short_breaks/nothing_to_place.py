"""A period, or a part of one, in which no stay can be offered to anybody: a result like any other."""

from __future__ import annotations

from dataclasses import replace

from matching.short_breaks.effort import Effort
from matching.short_breaks.problem import Problem


def effort_on(problem: Problem, effort: Effort) -> Effort:
    """The effort, without rearrangements where there is no stay to rearrange."""
    return effort if len(problem.stay_pair) else replace(effort, moves=0)
