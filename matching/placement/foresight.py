"""Looking ahead: what a place would be worth to children still expected, and giving places one child at a time.

Who is expected is drawn, from a seed, from kinds of children that a person gives: those of the past year, or those who
wait now. It is a supposition about the future and foresees nothing: what it gives is a reason to stop and think before
the last specialist bed is used, never a probability for a child.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from random import Random

import numpy as np
from numpy.typing import NDArray

from matching.optimise.assignment import Worths, best_assignment, loss_of_one_place
from matching.placement.problem import Problem

PLACED = 1_000
"""What a home is worth before its points, so that the number of children placed comes first. Project judgement."""


@dataclass(frozen=True)
class Expected:
    """Children still expected: kinds, each as likely as another, and how many come on average."""

    kinds: tuple[Worths, ...]
    mean: float

    def future(self, dice: Random) -> list[Worths]:
        """One future: so many children, each of some kind, in the order in which they come."""
        return [dice.choice(self.kinds) for _ in range(poisson(dice, self.mean) if self.kinds else 0)]


def kinds_of(problem: Problem, *, sure: bool = True) -> tuple[Worths, ...]:
    """The children of a problem as kinds, by the homes that are possible for them, in order of URN.

    `sure`: only by those that are possible for sure, as they fit at worst; else by all, as they fit at best.
    """
    number = {home.urn: n for n, home in enumerate(problem.homes)}
    found: dict[str, list[tuple[int, int]]] = {c.id: [] for c in problem.children}
    for (child, urn), fit in problem.fit_of.items():
        if (fit.sure or not sure) and child in found and urn in number:
            found[child].append((number[urn], PLACED + (fit.points if sure else fit.points_best)))
    return tuple(tuple(worths) for worths in found.values())


def poisson(dice: Random, mean: float) -> int:
    """How many come, when so many do on average and none because of another."""
    count, left = 0, mean
    while left > 0:
        step = min(left, 500.0)
        product, least = dice.random(), exp(-step)
        while product > least:
            count, product = count + 1, product * dice.random()
        left -= step
    return count


@dataclass(frozen=True)
class LastPlace:
    """What using one more place of a home would take from the children expected, on average over drawn futures.

    children  how many fewer of them could have a home; points: how much worse their homes would fit besides
    """

    home: int
    children: float
    points: float


def worth_of_one_place(
    places: Sequence[int], expected: Expected, homes: Sequence[int], dice: Random, futures: int = 50
) -> Iterator[LastPlace]:
    """For each home named, of which a place must be free, the loss were one place gone; worked out anew each time."""
    drawn = [expected.future(dice) for _ in range(futures)]
    with_it = [_split(best_assignment(future, places)) for future in drawn]
    for home in homes:
        fewer = [most - (n == home) for n, most in enumerate(places)]
        without = [_split(best_assignment(future, fewer)) for future in drawn]
        children = sum(a[0] - b[0] for a, b in zip(with_it, without, strict=True)) / futures
        points = sum(a[1] - b[1] for a, b in zip(with_it, without, strict=True)) / futures
        yield LastPlace(home, children, points)


def _split(found: tuple[int, list[int | None]]) -> tuple[int, int]:
    worth, goes = found
    placed = sum(1 for home in goes if home is not None)
    return placed, worth - PLACED * placed


def decide(arriving: Worths, places: Sequence[int], expected: Expected, dice: Random, futures: int = 20) -> int | None:
    """Where a child goes now: what each home is worth to it, less what its place would be worth to those expected.

    The price of a place is what the drawn futures, each seen whole, lose without it. None: no home is worth its price,
    so that the place is kept for a child whom fewer homes could take.
    """
    return best_of(arriving, weighed(arriving, places, expected, dice, futures))


def best_of(arriving: Worths, gains: Mapping[int, int]) -> int | None:
    """The home that gains most, of equals the one worth most to the child; None where none is worth its price."""
    if not gains:
        return None
    worth = dict(arriving)
    best = max(gains, key=lambda home: (gains[home], worth[home], -home))
    return best if gains[best] >= 0 else None


def weighed(arriving: Worths, places: Sequence[int], expected: Expected, dice: Random, futures: int) -> dict[int, int]:
    """For each home with a place left, what it is worth to a child less what it is worth to those expected.

    Summed over the drawn futures, which are the same for every home.
    """
    if not any(places[home] > 0 for home, _ in arriving):
        return {}
    return weighed_against(arriving, places, [expected.future(dice) for _ in range(futures)])


def weighed_against(arriving: Worths, places: Sequence[int], drawn: Sequence[Sequence[Worths]]) -> dict[int, int]:
    """The same against futures that are drawn already."""
    lost = lost_in(drawn, places)
    return {home: len(drawn) * worth - int(lost[home]) for home, worth in arriving if places[home] > 0}


def lost_in(drawn: Sequence[Sequence[Worths]], places: Sequence[int]) -> NDArray[np.int64]:
    """For each home, what all the futures together lose with one of its places gone."""
    return sum((loss_of_one_place(future, places) for future in drawn), start=np.zeros(len(places), dtype=np.int64))


@dataclass(frozen=True)
class Arrival:
    """A child who comes when this part of the time looked at has passed, from 0 to 1."""

    when: float
    worths: Worths


def arrivals_of(expected: Expected, dice: Random) -> list[Arrival]:
    """One future with the times, spread evenly over the time looked at."""
    future = expected.future(dice)
    times = sorted(dice.random() for _ in future)
    return [Arrival(when, worths) for when, worths in zip(times, future, strict=True)]


def one_by_one(
    arrivals: Sequence[Arrival], places: Sequence[int], expected: Expected, dice: Random, futures: int
) -> int:
    """What deciding with foresight comes to. How many will come, and who, is not known to it; the time passed is."""
    left, total = list(places), 0
    for arrival in arrivals:
        still = Expected(expected.kinds, expected.mean * (1 - arrival.when))
        home = decide(arrival.worths, left, still, dice, futures)
        if home is not None:
            left[home] -= 1
            total += dict(arrival.worths)[home]
    return total


def greedily(arrivals: Sequence[Arrival], places: Sequence[int]) -> int:
    """What giving each child the best place there is comes to."""
    left, total = list(places), 0
    for arrival in arrivals:
        open_to = [(worth, -home) for home, worth in arrival.worths if left[home] > 0]
        if open_to:
            worth, home = max(open_to)
            left[-home] -= 1
            total += worth
    return total
