"""Equal share: the first night, then each fifth of the assessed nights, every night alike.

The steps are Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterable

from matching.short_breaks.building.made import Made
from matching.short_breaks.building.steps import Step, upto_shares
from matching.short_breaks.period import FairnessRule

RULE = FairnessRule.EQUAL_SHARE
MEANS = "a first night, then each fifth of the assessed nights, for everybody"
FIFTHS = (20, 40, 60, 80, 100)
OF_ASSESSED = "of the assessed nights"


def counts(step: str) -> str | None:
    """As the protocol says."""
    said = "each family's nights, so far as they fill that part of its assessed nights"
    return said if step.endswith(OF_ASSESSED) else None


def steps(made: Made) -> Iterable[Step]:
    """The first night, and each fifth."""
    for name, nights in upto_shares(made.assessed, FIFTHS):
        yield Step(f"{name} {OF_ASSESSED}", made.upto(nights))
