"""The worth of the last places that a plan uses, before they are used: what those still expected lose by it.

Who is expected is drawn from the children who wait now, as many as a person says are expected. Project judgement.
"""

from __future__ import annotations

from datetime import date
from random import Random

from matching.placement.foresight import Expected, kinds_of, worth_of_one_place
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
    expected = Expected(kinds_of(problem), mean)
    found = []
    for number in full[:MOST_HOMES]:
        kept = [places + (n == number) for n, places in enumerate(left)]
        urn = problem.homes[number].urn
        for worth in worth_of_one_place(kept, expected, [number], dice):
            shown = (round(worth.children, 2), round(worth.points, 1))
            found.append(LastPlaceResult(urn=urn, children=shown[0], points=shown[1], used_by=tuple(sorted(at[urn]))))
    dear = [x for x in found if x.children >= LEAST]
    return tuple(sorted(dear, key=lambda x: (-x.children, -x.points, x.urn)))


def _free(home: OpenHome, day: date) -> int:
    most = home.most_on(day)
    return most if home.rooms is None else min(most, len(home.rooms))
