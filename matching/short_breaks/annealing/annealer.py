"""The quick search as the rest of the engine sees it: begun from a plan, run, and asked for the best."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matching.short_breaks.annealing.cooling import cool, keep
from matching.short_breaks.annealing.in_rounds import go_round
from matching.short_breaks.annealing.placing import put
from matching.short_breaks.annealing.state import BEST, SCORE, Reals, given_of, now_of
from matching.short_breaks.annealing.weights import SCALE, soft_weights
from matching.short_breaks.problem import Choice, Plan, Problem


class Annealer:
    """A search that can be gone on with: the same start, seed and runs give the same plan, and it never gets worse."""

    def __init__(self, problem: Problem, start: Plan, seed: int, weights: Reals | None = None) -> None:
        """`start` must keep every rule; `weights` are one for each level, else `soft_weights`."""
        weights = soft_weights(problem) if weights is None else weights
        self._given = given_of(problem, np.rint(weights * SCALE))
        self._now = now_of(problem, seed)
        for choice in start:
            put(self._given, self._now, choice.stay, choice.variant)
        self._keep()
        self._told: int | None = None

    def run(self, moves: int, hot: float, cold: float) -> None:
        """Try so many rearrangements, from one heat to another, in points of benefit."""
        if len(self._given.stay_pair):
            cool(self._given, self._now, moves, float(hot * SCALE), float(cold * SCALE))

    def fill(self, order: Sequence[int]) -> None:
        """Let the families, in this order and round after round, each take the best stay that still fits."""
        go_round(self._given, self._now, np.array(order, dtype=np.int32))
        self._keep()

    def _keep(self) -> None:
        self._now.score[BEST] = self._now.score[SCORE]
        keep(self._now)

    def news(self) -> Plan | None:
        """The best plan, if it is a better one than when last asked."""
        if self._now.score[BEST] == self._told:
            return None
        self._told = int(self._now.score[BEST])
        return self.plan

    @property
    def plan(self) -> Plan:
        """The best plan so far, by the weighed sum."""
        best = self._now.best
        taken = np.logical_and.accumulate(best[:, :, 0] >= 0, axis=1)
        return tuple(sorted(Choice(stay, variant) for stay, variant in best[taken].tolist()))


def load(problem: Problem) -> None:
    """Have everything at hand that rearranging needs: compiled where it never was, else read from disk in a moment."""
    annealer = Annealer(problem, (), 1)
    annealer.run(0, 1.0, 1.0)
    annealer.fill(())
