"""Floor first: the first night, then half of the protected minimum for everybody; beyond that benefit decides.

Each night counts times the family's need. The floor is Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterable

from matching.short_breaks.building.made import Made
from matching.short_breaks.building.steps import OF_MINIMUM, OF_MINIMUM_COUNTS, Step, upto_minimum
from matching.short_breaks.period import FairnessRule

RULE = FairnessRule.FLOOR_FIRST
MEANS = "a first night, then half of the protected minimum, for everybody; beyond that benefit"
FLOOR = 50
"""Per cent of the protected minimum."""


def counts(step: str) -> str | None:
    """As the protocol says."""
    return OF_MINIMUM_COUNTS if step.endswith(OF_MINIMUM) else None


def steps(made: Made) -> Iterable[Step]:
    """The first night, and the floor."""
    return upto_minimum(made, (FLOOR,))
