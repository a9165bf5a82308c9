"""Higher levels that must keep their values, as floors of single families where they say as much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from matching.short_breaks.bound.alone import most_nights_alone
from matching.short_breaks.bound.goal import Goal, Held, goal_alone
from matching.short_breaks.problem import Ints, Level, Problem


def goal_of(problem: Problem, level_id: str, held: Sequence[tuple[Level, int]] = ()) -> Goal:
    """The level's goal, whose bound holds for every plan that gives each held level at least its value.

    A held level that counts company, spacing or bedrooms is left out, which only weakens the bound. Raises KeyError
    when the level is switched off.
    """
    level = problem.level(level_id)
    if level is None:
        raise KeyError(level_id)
    goal = goal_alone(problem, level)
    counted = [(one, value) for one, value in held if one.adds_up]
    if not counted:
        return goal
    reach = most_nights_alone(problem)
    least = np.max([floor_of(one, value, reach) for one, value in counted], axis=0)
    kept = tuple(Held(one.by_nights, one.by_stay, value) for one, value in counted if not _met(one, value, least))
    return replace(goal, least=least, held=kept)


def floor_of(level: Level, value: int, reach: Ints) -> Ints:
    """(U,): the nights without which a family costs the level more than all families together can spare.

    `reach` is the most nights that each family could have. Where the value is the most that all could reach together,
    these are the nights of everybody's best; a level that also counts stays gives no floor.
    """
    if level.by_nights is None or level.by_stay is not None:
        return np.zeros(len(reach), dtype=np.int64)
    number = np.arange(level.by_nights.shape[1])
    within = np.where(number[None, :] <= reach[:, None], level.by_nights, np.iinfo(np.int64).min)
    best = within.max(axis=1)
    spare = int(best.sum()) - value
    floor: Ints = np.argmax(within >= (best - spare)[:, None], axis=1).astype(np.int64)
    return floor


def within_reach(problem: Problem, goal: Goal) -> Goal:
    """The goal with no floor above what its family could have alone, so that every family has an answer."""
    if goal.least is None or not goal.least.any():
        return goal
    return replace(goal, least=np.minimum(goal.least, most_nights_alone(problem)))


def _met(level: Level, value: int, least: Ints) -> bool:
    """Whether the floors alone give the level its value."""
    if level.by_nights is None or level.by_stay is not None:
        return False
    return int(level.by_nights[np.arange(len(least)), least].sum()) >= value
