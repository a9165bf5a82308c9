"""Nobody is left with nothing, then the worst-off come first; or another rule that the organisation has chosen.

Every rule is a row of levels. At each, a family's nights count up to some number of its own. What a family draws on
staff plays no part in any of them. One rule is one file and one line here; its name stands in the policy, and the
check, which shares no code with it, reads it in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from matching.short_breaks.building.made import Made
from matching.short_breaks.building.steps import Step
from matching.short_breaks.objectives.fairness import (
    benefit_alone,
    equal_share,
    floor_first,
    need_order,
    worst_off_first,
)
from matching.short_breaks.period import FairnessRule
from matching.short_breaks.problem import Level

ID = "fairness"
NAME = "Fairness"


class Rule(Protocol):
    """A rule's file."""

    RULE: FairnessRule
    """What the policy calls it."""
    MEANS: str
    """Who comes first by it, in half a sentence."""

    def counts(self, step: str) -> str | None:
        """What the figure of a step is, in words; None where the rule has no such step."""
        ...

    def steps(self, made: Made) -> Iterable[Step]:
        """Its steps in order, each of them a level."""
        ...


RULES: tuple[Rule, ...] = (worst_off_first, floor_first, equal_share, need_order, benefit_alone)


def counts(step: str) -> str:
    """As the protocol says; it follows the rule that the level belongs to."""
    return next(said for rule in RULES if (said := rule.counts(step)) is not None)


def levels(made: Made) -> Iterable[Level]:
    """The levels of the rule that the period's policy names."""
    rule = next(r for r in RULES if r.RULE is made.frame.period.policy.fairness)
    yield from (Level(f"{ID}: {step.name}", by_nights=step.by_nights) for step in rule.steps(made))
