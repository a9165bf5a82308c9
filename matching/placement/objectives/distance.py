"""Children live near their own homes. One that is not known counts as the farthest known of any possible one.

Nearness is one of the things the law asks for so far as is reasonably practicable; here it parts plans that are equally
good otherwise, as it is already among the points of each match check.
"""

from __future__ import annotations

from collections.abc import Iterable

from matching.placement.level import Level
from matching.placement.model import Model

ID = "distance"
NAME = "Nearness"


def counts(step: str) -> str:
    """As the protocol says."""
    return "whole miles from home, all children together, written as less than nothing so that more is better"


def levels(model: Model) -> Iterable[Level]:
    """Minus the miles of every choice."""
    farthest = max((f.miles for f in model.problem.fits if f.possible and f.miles is not None), default=0)
    miles = (model.fit(c).miles for c in model.choices)
    yield Level(ID, model.amounts(-(farthest if m is None else m) for m in miles))
