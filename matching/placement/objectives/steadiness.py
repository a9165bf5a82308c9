"""What a home has offered, and what the last plan said, changes as little as can be."""

from __future__ import annotations

from collections.abc import Iterable

from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.problem import Answer

ID = "steadiness"
NAME = "Steadiness"
COUNTS = {Answer.OFFERED: 2, Answer.PLANNED: 1}
"""Project judgement: an offer that a home has made weighs twice what only a plan says."""


def counts(step: str) -> str:
    """As the protocol says."""
    return "offers that are taken up, counted twice, and placements of the last plan that stay"


def levels(model: Model) -> Iterable[Level]:
    """The weight of every choice that keeps what was said; none when nothing was."""
    worth = {(r.child, r.urn): 0 for r in model.problem.responses}
    for response in model.problem.responses:
        worth[response.child, response.urn] += COUNTS.get(response.answer, 0)
    if any(worth.values()):
        amounts = model.amounts(worth.get((c.child, c.urn), 0) for c in model.choices)
        yield Level(ID, amounts, int(sum(worth.values())))
