"""Brothers and sisters who should live together do, wherever that leaves no child without a possible home."""

from __future__ import annotations

from collections.abc import Iterable

from matching.placement.level import Level
from matching.placement.model import Model

ID = "siblings"
NAME = "Brothers and sisters together"


def counts(step: str) -> str:
    """As the protocol says."""
    return "pairs of brothers or sisters in one home, of those who should live together"


def levels(model: Model) -> Iterable[Level]:
    """One for each two in one home: a column of its own for them there, held by both of theirs."""
    together = []
    pairs = [s.children for s in model.problem.siblings if not s.must]
    for one, other in pairs:
        for urn in model.homes_of([one]):
            here, there = model.at.get((one, urn)), model.at.get((other, urn))
            if here and there:
                together.append(model.meeting([(here, there)], wanted=True))
    if together:
        amounts = model.amounts(0 for _ in model.choices)
        amounts[together] = 1
        yield Level(ID, amounts)
