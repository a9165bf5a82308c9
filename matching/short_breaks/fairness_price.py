"""What fairness can cost a plan in benefit at the most, by a bound of what any plan has that looks at no share.

It is worked out with every plan, by so much work as nobody has to wait for. It is no less than the price, and may be
much more: only a search without fairness, as when rules are compared, tells how much of it is real.
"""

from __future__ import annotations

from collections.abc import Sequence

from matching.short_breaks.bound import Bounding, goal_of
from matching.short_breaks.bound.by_families import by_families
from matching.short_breaks.bound.parts import TooLarge
from matching.short_breaks.fairness_shown import PriceOfFairness
from matching.short_breaks.objectives import benefit, fairness, promises
from matching.short_breaks.ordering import in_order
from matching.short_breaks.problem import Level, Problem
from matching.short_breaks.result import LevelResult
from matching.short_breaks.worth import Worth

ROUNDS, FEWEST_ROUNDS = 80, 10
LOOKS = 8_000_000
"""Candidate stays looked at in all rounds together. Project judgement, by trial: a few seconds for ten homes, and for
one home a fiftieth of what its search takes, after which more rounds lower the bound little."""


def price_at_most(parts: Sequence[Worth], levels: Sequence[LevelResult]) -> PriceOfFairness | None:
    """The price between nothing and what no plan can go beyond. None where benefit is no level.

    Only plans count that keep promises as well as this one, where it is proven that none keeps them better.
    """
    own = next((level for level in levels if level.id == benefit.ID), None)
    if own is None:
        return None
    if not any(level.id.startswith(fairness.ID) for level in levels):
        return PriceOfFairness(least=0, most=0)
    kept = all(level.proven for level in levels if level.id == promises.ID)
    most = sum(_most(part.problem, part.values, holds_promises=kept) for part in parts)
    return PriceOfFairness(least=0, most=max(most - own.value, 0))


def narrowed(searched: PriceOfFairness | None, at_most: PriceOfFairness | None) -> PriceOfFairness | None:
    """What a search without fairness tells of the price, and no more than the bound; the bound alone without any."""
    if searched is None or at_most is None or at_most.most is None:
        return searched or at_most
    most = at_most.most if searched.most is None else min(searched.most, at_most.most)
    return PriceOfFairness(least=searched.least, most=max(most, searched.least))


def _most(problem: Problem, values: Sequence[int], *, holds_promises: bool) -> int:
    """No plan of the part has more benefit; 0 where the period gives benefit nothing to do there."""
    level = problem.level(benefit.ID)
    if level is None:
        return 0
    alone = by_families(problem)[benefit.ID]
    if alone <= values[problem.levels.index(level)]:
        return alone
    return min(alone, _bounded(problem, values, holds_promises=holds_promises))


def _bounded(problem: Problem, values: Sequence[int], *, holds_promises: bool) -> int:
    ordered = in_order(problem).problem
    held = tuple(_promised(ordered, values)) if holds_promises else ()
    rounds = min(max(LOOKS // max(len(problem.stay_pair), 1), FEWEST_ROUNDS), ROUNDS)
    try:
        bounding = Bounding(ordered, goal_of(ordered, benefit.ID, held))
    except TooLarge:
        return by_families(problem)[benefit.ID]
    bounding.step(rounds)
    return bounding.best


def _promised(problem: Problem, values: Sequence[int]) -> Sequence[tuple[Level, int]]:
    pairs = zip(problem.levels, values, strict=True)
    return [(level, value) for level, value in pairs if level.id == promises.ID]
