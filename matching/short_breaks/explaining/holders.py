"""Whether those who have the nights a family could not have are no better off than it is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from matching.short_breaks.explaining.counting import Counted
from matching.short_breaks.problem import Ints, Plan, Problem

Shares = npt.NDArray[np.float64]


class Standing(StrEnum):
    """What can be said truly of those who have the nights that stood in the way."""

    NO_BETTER_OFF = (
        "Every family that has those nights has no larger a share of its own protected minimum than this family has."
    )
    WORSE_OFF_WITHOUT = (
        "Without its stay on those nights, every family that has them would have a smaller share of its own protected "
        "minimum than this family has now."
    )


def standings(problem: Problem, plan: Plan, counted: Counted, minimum: Ints) -> tuple[Standing | None, ...]:
    """For each family, what holds of every guest on every night that stood in the way; None where neither does.

    `minimum` is the protected minimum of each family (U,). Shares are of nights in the whole plan.
    """
    share = _share(counted.nights, minimum)
    family = problem.family_of_stay[[choice.stay for choice in plan]]
    length = problem.stay_nights[[choice.stay for choice in plan]].astype(np.int64)
    without = _share((counted.nights[family] - length), minimum[family])
    most = _highest(problem, counted, plan, share[family])
    most_without = _highest(problem, counted, plan, without)
    found: list[Standing | None] = [None] * len(problem.families)
    for u in np.flatnonzero(most > -np.inf).tolist():
        if most[u] <= share[u]:
            found[u] = Standing.NO_BETTER_OFF
        elif most_without[u] < share[u]:
            found[u] = Standing.WORSE_OFF_WITHOUT
    return tuple(found)


def _share(nights: Ints, minimum: Ints) -> Shares:
    return np.where(minimum > 0, nights / np.maximum(minimum, 1), 1.0)


def _highest(problem: Problem, counted: Counted, plan: Plan, worth: Iterable[float]) -> Shares:
    """(U,): the highest worth of any stay of others on a night that stood in the way; -inf where there is none."""
    there = np.full((len(problem.homes), problem.nights), -np.inf)
    for choice, amount in zip(plan, worth, strict=True):
        home = problem.pair_home[problem.stay_pair[choice.stay]]
        first = int(problem.stay_first[choice.stay])
        held = slice(first, first + int(problem.stay_nights[choice.stay]) + int(problem.turnaround[home]))
        there[home, held] = np.maximum(there[home, held], amount)
    on_nights = np.where(counted.blamed, there[problem.pair_home], -np.inf)
    found = np.full(len(problem.families), -np.inf)
    np.maximum.at(found, problem.pair_family, on_nights.max(axis=1, initial=-np.inf))
    return found
