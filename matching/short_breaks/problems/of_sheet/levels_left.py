"""At least one level of what best means is left on, so that one plan can be better than another."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.objectives import OBJECTIVES, fairness
from matching.short_breaks.period import FairnessRule, PeriodSheet
from matching.short_breaks.problems.fault import Fault


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """A policy that switches every level off; one for benefit alone has no level of fairness."""
    off = period.policy.levels_off
    left = {objective.ID for objective in OBJECTIVES} - {choice.level for choice in off}
    if period.policy.fairness is FairnessRule.BENEFIT_ALONE:
        left.discard(fairness.ID)
    if not left:
        what = "every level is switched off, so that no plan is better than another"
        yield Fault(("policy", "levels_off", len(off) - 1, "level"), what, "Leave one of them on at least.")
