"""A number that no plan's goal can exceed, falling round by round: families and nights apart, held together by prices.

For any prices of pairs and nights, not below 0, every plan is worth at most the sum of each family's best stays less
their prices and each night's best set of guests at the same prices, because a plan's own stays and guests are among
those and their prices cancel. Arriving has a price too (`welcome`). For any weights of the held levels, not below 0,
adding the weighted levels and taking off the weighted values that they must reach keeps this true of every plan that
holds them. All of it is computed in whole numbers, prices and weights as so many parts of one, and rounded down at the
end, so nothing is lost to rounding.
"""

from __future__ import annotations

import numpy as np

from matching.short_breaks.bound.evaluation import Evaluation
from matching.short_breaks.bound.goal import Goal
from matching.short_breaks.bound.holding import within_reach
from matching.short_breaks.bound.parts import in_parts, parts_of_one
from matching.short_breaks.bound.prices import Drift, Pace, Reals, Steps, move
from matching.short_breaks.bound.weights import Weights
from matching.short_breaks.bound.welcome import Welcome
from matching.short_breaks.problem import Problem

STARTS = (0.25, 0.5, 0.75, 1.0, 1.5)
"""Start prices tried, as shares of what a usual night is worth."""
PRICE_MOST = 2**28


class Bounding:
    """An upper bound in the making. The same problem, goal and rounds give the same numbers, for any `threads`."""

    def __init__(
        self, problem: Problem, goal: Goal, threads: int = 1, pace: Pace | None = None, before: Bounding | None = None
    ) -> None:
        """`before` is a bound of the same level with other values of the earlier ones held: where to begin."""
        self.problem, self.goal = problem, within_reach(problem, goal)
        self.pace = pace or Pace()
        self.evaluation = Evaluation(problem, threads)
        self.rounds = 0
        self._parts = parts_of_one(problem, goal)
        self._weights = Weights(self.goal, self._parts)
        self._steps = Steps(self.pace, self.pace.first if before is None else self.pace.again)
        self._drift = Drift(self.evaluation.cover.shape)
        self._most_price = float(PRICE_MOST // problem.nights)
        self._welcome = Welcome(problem, self._most_price)
        if before is None:
            self._start()
        else:
            self._go_on(before)

    @property
    def best(self) -> int:
        """No plan that counts has a goal above this."""
        return self._best // self._parts

    @property
    def converged(self) -> bool:
        """Whether the last rounds lowered it so little that no more are worth their time."""
        return self._steps.converged

    @property
    def prices(self) -> Reals:
        """(P, T): what a night costs each pair, in the goal's own unit, at the best bound."""
        return self._best_prices / self._parts

    def step(self, rounds: int) -> None:
        """Move prices and look again, so many times or until converged."""
        for _ in range(rounds):
            if self.converged:
                return
            self._round()

    def _start(self) -> None:
        """Try a few prices, all alike but for what a family draws."""
        usual, values = usual_night(self.problem, self.goal) * self._parts, []
        for share in STARTS:
            self._prices = np.minimum(usual * share, self._most_price)
            self._whole = (self._prices + 0.5).astype(np.int32)
            values.append(self._value())
            if values[-1] == min(values):
                self._keep(values[-1])
        self._return()
        self._usual = float(self._prices.mean())

    def _go_on(self, before: Bounding) -> None:
        """Begin from the best prices of another, and move on in smaller steps."""
        self._prices = np.minimum(before.prices * self._parts, self._most_price)
        scale = self._parts / before._parts
        self._weights.like(before._weights, scale)
        self._welcome.like(before._welcome, scale)
        self._usual = before._usual * scale
        self._whole = (self._prices + 0.5).astype(np.int32)
        self._keep(self._value())

    def _value(self) -> int:
        weights = np.floor(self._weights.now).astype(np.int64)
        parts = in_parts(self.problem, self.goal, self._parts, weights)
        return self.evaluation.value(self._welcome.charged(parts), self._whole)

    def _keep(self, value: int) -> None:
        self._best = value
        self._best_prices = self._prices.copy()
        self._weights.keep()
        self._welcome.keep()

    def _return(self) -> None:
        self._prices = self._best_prices.copy()
        self._weights.back()
        self._welcome.back()

    def _round(self) -> None:
        found, step = self.evaluation, self._usual * self._steps.now
        self._weights.move(self._weights.missing(found), step)
        self._welcome.move(self._welcome.over(found), step)
        drift, most = self._drift, self._most_price
        move(self._prices, drift.mean, drift.squares, found.guests, found.cover, step, most, self._whole)
        self.rounds += 1
        value = self._value()
        if value < self._best:
            self._keep(value)
        if self._steps.fall(self._best):
            self._return()


def usual_night(problem: Problem, goal: Goal) -> Reals:
    """(P, T): what a night is worth to a usual family, more where a family draws more of what everybody draws on."""
    worth = goal.by_nights.max(axis=1, initial=0) / np.maximum(problem.most_nights, 1)
    if goal.by_stay is not None and len(goal.by_stay):
        worth = worth + float(np.maximum(goal.by_stay / np.maximum(problem.stay_nights, 1), 0).mean())
    drawn = problem.use.astype(np.float64)
    mean = drawn.sum(axis=0) / max(len(drawn), 1)
    shared = mean >= 1
    size = (drawn[:, shared] / mean[shared]).mean(axis=1) if shared.any() else np.ones(len(drawn))
    return np.repeat((float(worth.sum()) / max(len(worth), 1) * size)[:, None], problem.nights, axis=1)
