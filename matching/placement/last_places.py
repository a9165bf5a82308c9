"""The worth of the last places that a plan uses, before they are used: what those still expected lose by it.

What is known to be free is counted by itself: of a home that has not said how many places are free, one is supposed.

Who is expected is drawn from the children who wait now, as many as a person says are expected. Project judgement.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from matching.placement.foresight import Expected, LastPlace, kinds_of, worth_of_one_place
from matching.placement.problem import OpenHome, Plan, Problem
from matching.placement.result import LastPlaceResult

MOST_HOMES = 40
LEAST = 0.05
"""A loss below one child in twenty futures is not told."""


def last_places(problem: Problem, plan: Plan, mean: float, dice: Random) -> tuple[LastPlaceResult, ...]:
    """Homes that are full in the plan, by what their last place is worth to those expected, dearest first."""
    day = max((c.first for c in problem.children), default=None)
    if day is None:
        return ()
    at: dict[str, list[str]] = {}
    for placed in plan:
        at.setdefault(placed.urn, []).append(placed.child)
    left = [max(_free(home, day) - len(at.get(home.urn, ())), 0) for home in problem.homes]
    full = [n for n, home in enumerate(problem.homes) if left[n] == 0 and home.urn in at]
    known = [0 if home.is_supposed else places for places, home in zip(left, problem.homes, strict=True)]
    expected = Expected(kinds_of(problem), mean)
    found = []
    for number in full[:MOST_HOMES]:
        home, seed = problem.homes[number], dice.randrange(2**32)
        by_known, by_all = (_worth(places, number, expected, seed) for places in (known, left))
        sure = _NOTHING if home.is_supposed else by_known
        found.append(
            LastPlaceResult(
                urn=home.urn,
                children=round(sure.children, 2),
                points=round(sure.points, 1),
                children_supposed=round(by_all.children, 2),
                is_supposed=home.is_supposed,
                used_by=tuple(sorted(at[home.urn])),
            )
        )
    dear = [x for x in found if max(x.children, x.children_supposed) >= LEAST]
    return tuple(sorted(dear, key=lambda x: (-x.children, -x.children_supposed, -x.points, x.urn)))


_NOTHING = LastPlace(0, 0.0, 0.0)
"""Nobody can be known to lose a place that is only supposed."""


def _worth(places: Sequence[int], home: int, expected: Expected, seed: int) -> LastPlace:
    """The worth of one place more at a home beside these; the same seed draws the same futures."""
    kept = [most + (number == home) for number, most in enumerate(places)]
    return next(worth_of_one_place(kept, expected, [home], Random(seed)))  # noqa: S311


def _free(home: OpenHome, day: date) -> int:
    most = home.most_on(day)
    return most if home.rooms is None else min(most, len(home.rooms))
