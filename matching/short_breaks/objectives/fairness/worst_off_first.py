"""Worst-off first: the first night, a tenth of the protected minimum, then each quarter of it (rounded up).

Each night counts times the family's need, and three times as much in each part of a step as in the next. So nobody
gets a fourth quarter while somebody could have a second, whatever their nights draw on staff, and within a step a
child whose nights take the staff of two is not passed over for two others; only within a part, which is a night or two
of a usual minimum, do nights go where the most of them can be given, and of as many nights those are best that are
spread most evenly. The steps and parts are Project judgement: short where families have least, and few enough to be
proven one by one.
"""

from __future__ import annotations

from collections.abc import Iterable

from matching.short_breaks.benefit_criteria import benefit_scale
from matching.short_breaks.building.made import Made
from matching.short_breaks.building.steps import BY_PARTS, OF_MINIMUM_COUNTS, Step, parted
from matching.short_breaks.period import FairnessRule

RULE = FairnessRule.WORST_OFF_FIRST
MEANS = "the families furthest below their protected minimum"
COUNTS = f"{OF_MINIMUM_COUNTS}; the nearer to nothing, the more"


def counts(step: str) -> str | None:
    """As the protocol says."""
    return COUNTS if step.endswith(BY_PARTS) else None


def steps(made: Made) -> Iterable[Step]:
    """The first night, and each share."""
    scale = benefit_scale()
    return parted(made, scale.steps, scale.parts, scale.times)
