"""Children live where they fit best, all together, less what newcomers in one home would cost each other."""

from __future__ import annotations

from collections.abc import Iterable

from matching.placement.level import Level
from matching.placement.model import Model

ID = "fit"
NAME = "Total fit"


def counts(step: str) -> str:
    """As the protocol says."""
    return "points of the match checks at worst, less what newcomers in one home would cost each other for certain"


def levels(model: Model) -> Iterable[Level]:
    """Points of every choice; a column of its own takes away each strain where all its children are at one home."""
    strained: dict[int, int] = {}
    for strain in model.problem.strains:
        for _, group in model.groups(strain.children, strain.urn) if strain.points else ():
            strained[model.meeting([group], wanted=False)] = strain.points
    amounts = model.amounts(model.fit(c).points for c in model.choices)
    for column, points in strained.items():
        amounts[column] = -points
    yield Level(ID, amounts)
