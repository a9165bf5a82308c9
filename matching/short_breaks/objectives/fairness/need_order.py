"""Need order: the protected minimum, one level for each band of points, the highest band first, as councils do.

Without points for everybody, the families are put in bands by need. The number of bands is Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.short_breaks.building.made import Made
from matching.short_breaks.building.steps import Step
from matching.short_breaks.period import FairnessRule
from matching.short_breaks.problem import Flags

RULE = FairnessRule.NEED_ORDER
MEANS = "bands of points, each to its protected minimum before the next"
BANDS = 5
BAND = "need band"


def counts(step: str) -> str | None:
    """As the protocol says."""
    return "the nights of the band's families, up to the protected minimum" if step.startswith(BAND) else None


def steps(made: Made) -> Iterable[Step]:
    """One for each band."""
    for number, members in enumerate(_bands(made), start=1):
        yield Step(f"{BAND} {number}", made.upto(np.where(members, made.minimum, 0)))


def _bands(made: Made) -> list[Flags]:
    """Families by band of points, the highest first: (U,) each. Equal points are never put in different bands."""
    points = [f.points for f in made.frame.families]
    order = made.needs if None in points else np.array(points, dtype=np.int64)
    tops = sorted(set(order.tolist()), reverse=True)
    size = -(-len(tops) // BANDS) if tops else 1
    return [np.isin(order, tops[i : i + size]) for i in range(0, len(tops), size)]
