"""Benefit alone: no level of fairness at all, which can leave a family with nothing.

It is what the price of fairness is measured against.
"""

from __future__ import annotations

from collections.abc import Iterable

from matching.short_breaks.building.made import Made
from matching.short_breaks.building.steps import Step
from matching.short_breaks.period import FairnessRule

RULE = FairnessRule.BENEFIT_ALONE
MEANS = "the most benefit, which can leave a family with nothing"


def counts(step: str) -> str | None:
    """As the protocol says: it has no step."""
    return None


def steps(made: Made) -> Iterable[Step]:
    """None."""
    return ()
