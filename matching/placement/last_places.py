"""The worth of the last places that a plan uses, before they are used: what those still expected lose by it.

What is known to be free is counted by itself: of a home that has not said how many places are free, one is supposed.
So is what homes that are sure for a child come to: where few are, nearly nothing can be lost by that figure, and the
other, by every home that is possible at best, says what may be.

Who is expected is drawn from the children who wait now, as many as a person says are expected. Project judgement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import takewhile
from random import Random

from matching.optimise.stopping import Stop, never
from matching.placement.foresight import Expected, LastPlace, kinds_of, worth_of_one_place
from matching.placement.looking_ahead import ASKED, Looking
from matching.placement.problem import OpenHome, Plan, Problem
from matching.placement.result import LastPlaceResult, Reckoned

MOST_HOMES = 40
LEAST = 0.05
"""A loss below one child in twenty futures is not told."""


def last_places(
    problem: Problem, plan: Plan, mean: float, dice: Random, stop: Stop = never
) -> tuple[tuple[LastPlaceResult, ...], Reckoned]:
    """Homes that are full in the plan, by what their last place is worth to those expected, dearest first.

    And what that was reckoned from: of fewer homes, where somebody wants it to `stop` before.
    """
    day = max((c.first for c in problem.children), default=None)
    if day is None:
        return (), _reckoned(problem, 0, 0)
    at = _at(plan)
    full = _full(problem, at, day)
    left = [max(_free(home, day) - len(at.get(home.urn, ())), 0) for home in problem.homes]
    known = [0 if home.is_supposed else places for places, home in zip(left, problem.homes, strict=True)]
    sure_of, may_be = (Expected(kinds_of(problem, sure=sure), mean) for sure in (True, False))
    found = []
    for number in takewhile(lambda _: not stop(), full[:MOST_HOMES]):
        home, seed = problem.homes[number], dice.randrange(2**32)
        by_known, by_all = (_worth(places, number, sure_of, seed) for places in (known, left))
        sure = _NOTHING if home.is_supposed else by_known
        found.append(
            LastPlaceResult(
                urn=home.urn,
                children=round(sure.children, 2),
                points=round(sure.points, 1),
                children_supposed=round(by_all.children, 2),
                children_possible=round(_worth(left, number, may_be, seed).children, 2),
                is_supposed=home.is_supposed,
                used_by=tuple(sorted(at[home.urn])),
            )
        )
    dear = [x for x in found if max(x.children, x.children_supposed, x.children_possible) >= LEAST]
    order = sorted(dear, key=lambda x: (-x.children, -x.children_supposed, -x.children_possible, -x.points, x.urn))
    looking = Looking(problem, mean, known, left)
    told = tuple(
        x.model_copy(
            update={"ahead": tuple(looking.at(x.urn, x.used_by, dice.randrange(2**32)))}
            if n < ASKED and not stop()
            else {}
        )
        for n, x in enumerate(order)
    )
    return told, _reckoned(problem, len(found), len(full))


def _reckoned(problem: Problem, looked_at: int, full: int) -> Reckoned:
    """What the worth of last places was reckoned from, and what of it could not be."""
    with_sure, with_possible = (sum(1 for k in kinds_of(problem, sure=sure) if k) for sure in (True, False))
    return Reckoned(
        children=len(problem.children),
        with_sure=with_sure,
        with_possible=with_possible,
        homes=looked_at,
        not_looked_at=full - looked_at,
    )


def _at(plan: Plan) -> dict[str, list[str]]:
    at: dict[str, list[str]] = {}
    for placed in plan:
        at.setdefault(placed.urn, []).append(placed.child)
    return at


def _full(problem: Problem, at: Mapping[str, Sequence[str]], day: date) -> list[int]:
    """The numbers of the homes of which the plan uses the last place."""
    return [n for n, home in enumerate(problem.homes) if 0 < len(at.get(home.urn, ())) >= _free(home, day)]


_NOTHING = LastPlace(0, 0.0, 0.0)
"""Nobody can be known to lose a place that is only supposed."""


def _worth(places: Sequence[int], home: int, expected: Expected, seed: int) -> LastPlace:
    """The worth of one place more at a home beside these; the same seed draws the same futures."""
    kept = [most + (number == home) for number, most in enumerate(places)]
    return next(worth_of_one_place(kept, expected, [home], Random(seed)))  # noqa: S311


def _free(home: OpenHome, day: date) -> int:
    most = home.most_on(day)
    return most if home.rooms is None else min(most, len(home.rooms))
