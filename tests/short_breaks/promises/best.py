"""The proven best plan of a small period, and what it is worth level by level."""

from __future__ import annotations

from typing import NamedTuple

from matching.optimise.status import Status
from matching.short_breaks.build import build
from matching.short_breaks.exact import solve_exactly
from matching.short_breaks.objectives import OBJECTIVES
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.problem import Plan, Problem, values
from matching.short_breaks.rooming import name_bedrooms, plan_of
from tests.strategies.few_families import Few

WORK = 20.0
ORDER = tuple(objective.ID for objective in OBJECTIVES)

Worth = dict[str, int]
"""What a plan is worth at each level, by the level's id, in order."""


class Best(NamedTuple):
    """A plan proven best at every level."""

    problem: Problem
    plan: Plan
    stays: tuple[PlannedStay, ...]
    worth: Worth


def best(few: Few) -> Best:
    problem = build(*few)
    found = solve_exactly(problem, WORK)
    assert found.status is Status.OPTIMAL
    assert found.plan is not None
    assert found.bounds == values(problem, found.plan)
    return Best(problem, found.plan, name_bedrooms(problem, few.period, found.plan), worth_of(problem, found.plan))


def worth_of(problem: Problem, plan: Plan) -> Worth:
    return dict(zip((level.id for level in problem.levels), values(problem, plan), strict=True))


def worth_of_stays(few: Few, stays: tuple[PlannedStay, ...]) -> Worth:
    """What these stays are worth in a period that offers them."""
    problem = build(*few)
    return worth_of(problem, plan_of(problem, few.period, stays))


def is_no_worse(one: Worth, other: Worth) -> bool:
    """Whether one is at least as good as the other, the first level that differs deciding.

    A level that one of the periods gives nothing to do counts as 0 there.
    """
    places = {id: n for found in (one, other) for n, id in enumerate(found)}
    ids = sorted(places, key=lambda id: (ORDER.index(id.split(":")[0]), places[id]))
    return [one.get(id, 0) for id in ids] >= [other.get(id, 0) for id in ids]
