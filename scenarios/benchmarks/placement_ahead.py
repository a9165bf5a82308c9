"""Placing one child at a time with foresight and without, against hindsight: [arrivals] [seeds]."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from matching.optimise.assignment import best_assignment
from matching.placement.foresight import Expected, arrivals_of, greedily, one_by_one
from scenarios.benchmarks.tables import table
from scenarios.studies.result import spread

NAME = "placement-ahead"
SEEDS = tuple(range(1, 11))
ARRIVALS = 120
HOMES, SPECIALIST = 30, 8
FUTURES = 40
"""Of half as many, one seed of ten came to 97.9 % of hindsight."""
HEADS = ("", "arrivals", "hindsight", "foresight", "greedy", "foresight %", "greedy %")
SUMS = ("mean", "95 % range", "lowest")
Worths = tuple[tuple[int, int], ...]


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """One table: a home is worth 1,000 and its points. The arrivals themselves are never shown to the foresight."""
    numbers = [int(a) for a in arguments if a.isdecimal()]
    mean, seeds = (numbers[0] if numbers else ARRIVALS), (numbers[1:] or SEEDS)
    rows = [row(mean, seed) for seed in seeds]
    parts = [[float(cells[n]) for cells in rows] for n in (5, 6)]
    means, lowest = (f"{sum(p) / len(p):.1f}" for p in parts), (f"{min(p):.1f}" for p in parts)
    ranges = (range_told(p, name) for p, name in zip(parts, HEADS[5:], strict=True))
    more = [(name, "", "", "", "", *cells) for name, cells in zip(SUMS, (means, ranges, lowest), strict=True)]
    yield table(f"About {mean} children, scarce specialist beds", HEADS, [*rows, *more])


def range_told(shares: Sequence[float], name: str) -> str:
    """Where the mean may lie, in 95 of 100 draws of the seeds anew; a few seeds cannot tell it."""
    low, high = spread(shares, name)
    return "not known" if low is None or high is None else f"{low:.1f} to {high:.1f}"


def row(mean: int, seed: int) -> tuple[str, ...]:
    """One year of arrivals."""
    dice = Random(seed)
    kinds, places = region(dice, mean)
    expected = Expected(kinds, float(mean))
    arrivals = arrivals_of(expected, dice)
    hindsight, _ = best_assignment([a.worths for a in arrivals], places)
    ahead = one_by_one(arrivals, places, expected, Random(seed + 1_000), FUTURES)
    greedy = greedily(arrivals, places)
    shares = (f"{100 * value / hindsight:.1f}" for value in (ahead, greedy))
    return (f"seed {seed}", str(len(arrivals)), f"{hindsight:,}", f"{ahead:,}", f"{greedy:,}", *shares)


def region(dice: Random, mean: int) -> tuple[tuple[Worths, ...], list[int]]:
    """Forty kinds of children, a third of whom only specialist homes can take; those fit the others well too.

    Places for about as many children as come, of which a quarter are specialist.
    """
    kinds = []
    for number in range(40):
        ordinary = dice.sample(range(SPECIALIST, HOMES), 6)
        special = dice.sample(range(SPECIALIST), 3)
        homes = special if number % 3 == 0 else [*ordinary, *special[:2]]
        kinds.append(tuple((h, 1_000 + dice.randint(20, 60) + 30 * (h < SPECIALIST)) for h in sorted(homes)))
    each = mean / HOMES
    return tuple(kinds), [max(1, round(dice.uniform(0.6, 1.2) * each)) for _ in range(HOMES)]
