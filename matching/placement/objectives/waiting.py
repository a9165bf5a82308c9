"""Where not everybody has a home, those who have waited longest do."""

from __future__ import annotations

from collections.abc import Iterable

from matching.placement.level import Level
from matching.placement.model import Model

ID = "waiting"
NAME = "Longest wait first"
MOST_DAYS = 365
"""Project judgement: beyond a year, waiting longer does not count for more."""


def counts(step: str) -> str:
    """As the protocol says."""
    return f"days waited so far by the children with a home, {MOST_DAYS} at most for each"


def levels(model: Model) -> Iterable[Level]:
    """The days of everybody placed."""
    yield Level(ID, model.amounts(min(model.children[c.child].waiting_days, MOST_DAYS) for c in model.choices))
