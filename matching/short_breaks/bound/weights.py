"""How much a held level's value counts beside the goal: more while the families' best stays fall short of it."""

from __future__ import annotations

import numpy as np

from matching.short_breaks.bound.evaluation import Evaluation
from matching.short_breaks.bound.goal import Goal, Held
from matching.short_breaks.bound.parts import LARGEST
from matching.short_breaks.bound.prices import Drift, Reals
from matching.short_breaks.problem import Ints


class Weights:
    """A weight for each held level, in parts of one, not below 0."""

    def __init__(self, goal: Goal, parts: int) -> None:
        self._held = goal.held
        self._night = np.array([_one_night(held) for held in goal.held], dtype=np.float64)
        """What one night counts at each level: weights move in prices of a night."""
        self._most = np.array([_most(held, goal, parts) for held in goal.held], dtype=np.float64)
        self.now: Reals = np.zeros(len(goal.held))
        self._drift = Drift(self.now.shape)
        self._best = self.now.copy()

    def missing(self, found: Evaluation) -> Reals:
        """How many nights each level's value lacks among the families' best stays; below 0 where it has more."""
        values = [_value(held, found) - held.at_least for held in self._held]
        return -np.array(values, dtype=np.float64) / self._night

    def move(self, missing: Reals, step: float) -> None:
        """Raise the weights of levels that fall short and lower the others, by about a night's price of `step`."""
        self.now = np.clip(self.now + step * self._drift.after(missing) / self._night, 0, self._most)

    def like(self, other: Weights, scale: float) -> None:
        """Begin from another's best, in parts of another size, where both hold as many levels."""
        if len(other._best) == len(self.now):
            self.now = np.minimum(other._best * scale, self._most)

    def keep(self) -> None:
        """Remember them as the best."""
        self._best = self.now.copy()

    def back(self) -> None:
        """Return to the best."""
        self.now = self._best.copy()


def _value(held: Held, found: Evaluation) -> int:
    total = 0
    if held.by_nights is not None:
        total += int(held.by_nights[np.arange(len(found.family_nights)), found.family_nights].sum())
    if held.by_stay is not None:
        total += int(held.by_stay[found.stays.stay[found.chosen > 0]].sum()) + found.fixed_worth(held.by_stay)
    return total


def _one_night(held: Held) -> float:
    values: list[Ints] = [v for v in (held.by_nights, held.by_stay) if v is not None]
    steps = [np.abs(np.diff(v, axis=1)) if v.ndim == 2 else np.abs(v) for v in values]
    found = [float(s[s > 0].mean()) for s in steps if (s > 0).any()]
    return float(found[0]) if found else 1.0


def _most(held: Held, goal: Goal, parts: int) -> float:
    """So large that no family's whole value, with the level so weighted, is out of range."""
    values: list[Ints] = [v for v in (held.by_nights, held.by_stay) if v is not None]
    longest = goal.by_nights.shape[1]
    size = sum(int(np.abs(v).max(initial=0)) * (1 if v.ndim == 2 else longest) for v in values)
    return LARGEST / max(len(goal.held) * size, 1)
