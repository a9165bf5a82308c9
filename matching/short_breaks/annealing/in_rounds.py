"""Rounds in the order of need: each family in turn takes the best stay still to be had. Compiled.

For large problems, where doing it with arrays takes too long.
"""

from __future__ import annotations

from matching.short_breaks.annealing.compiled import compiled
from matching.short_breaks.annealing.placing import put
from matching.short_breaks.annealing.rearranging import best_stay
from matching.short_breaks.annealing.state import Given, Now
from matching.short_breaks.problem import Indices


@compiled
def go_round(g: Given, s: Now, order: Indices) -> None:
    """Let each family of `order` take one stay, again and again, until nobody finds another. `order` is used up."""
    left = len(order)
    while left > 0:
        again = 0
        for n in range(left):
            stay, variant = _best_of(g, s, order[n])
            if stay >= 0:
                put(g, s, stay, variant)
                order[again] = order[n]
                again += 1
        left = again


@compiled
def _best_of(g: Given, s: Now, family: int) -> tuple[int, int]:
    """The family's best stay at any of its homes, by the weighed sum; (-1, -1) when none fits."""
    most, chosen, its_variant = 0.0, -1, -1
    for pair in range(g.family_pairs[family], g.family_pairs[family + 1]):
        home = g.pair_home[pair]
        stay, variant = best_stay(g, s, pair, home, 0, s.many.shape[1], 0.0)
        if stay >= 0:
            gain = _gain(g, s, family, stay)
            if gain > most:
                most, chosen, its_variant = gain, stay, variant
    return chosen, its_variant


@compiled
def _gain(g: Given, s: Now, family: int, stay: int) -> float:
    had = s.nights[family]
    return g.worth[family, had + g.stay_nights[stay]] - g.worth[family, had] + g.by_stay[stay]
