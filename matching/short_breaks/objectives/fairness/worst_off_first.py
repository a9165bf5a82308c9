"""Worst-off first: the first night, a tenth of the protected minimum, then each quarter of it (rounded up).

Each night counts times the family's need. So nobody gets a fourth quarter while somebody could have a second, whatever
their nights draw on staff; within a step nights go where the most of them can be given. The steps are Project
judgement: short where families have least, and few enough to be proven one by one.
"""

from __future__ import annotations

from collections.abc import Iterable

from matching.short_breaks.benefit_criteria import benefit_scale
from matching.short_breaks.building.made import Made
from matching.short_breaks.building.steps import OF_MINIMUM, OF_MINIMUM_COUNTS, Step, upto_minimum
from matching.short_breaks.period import FairnessRule

RULE = FairnessRule.WORST_OFF_FIRST
MEANS = "the families furthest below their protected minimum"


def counts(step: str) -> str | None:
    """As the protocol says."""
    return OF_MINIMUM_COUNTS if step.endswith(OF_MINIMUM) else None


def steps(made: Made) -> Iterable[Step]:
    """The first night, and each share."""
    return upto_minimum(made, benefit_scale().steps)
