"""Plans near another, in which nothing is left to ask of any two: for when there is no time to ask more."""

from __future__ import annotations

from collections.abc import Callable

from matching.placement.beginning import MayJoin
from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.objectives import levels_of
from matching.placement.problem import Plan


def near(plan: Plan, may_join: MayJoin) -> Callable[[Model], tuple[Level, ...]]:
    """The levels of a model in which at most one child more comes to each home than that plan has there.

    It is one of whom it is known that they get on with each of those. What is proven in it holds of such plans alone.
    """
    at: dict[str, list[str]] = {}
    for placed in plan:
        at.setdefault(placed.urn, []).append(placed.child)

    def levels(model: Model) -> tuple[Level, ...]:
        for urn, columns in model.by_home.items():
            there = at.get(urn, [])
            more = [c for c in columns if model.choices[c].child not in there]
            known = [c for c in more if all(may_join(model.choices[c].child, other, urn) for other in there)]
            model.program.barred.update(set(more) - set(known))
            if known:
                model.program.at_most(known, [1] * len(known), 1)
        return levels_of(model)

    return levels
