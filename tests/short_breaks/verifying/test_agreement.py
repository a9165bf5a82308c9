"""The check and the model share nothing and read a period alike: sound plans, broken ones, and worth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import NamedTuple

import pytest

from matching.short_breaks.build import build
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import LimitUnit, Period
from matching.short_breaks.problem import Plan, Problem, values
from matching.short_breaks.rooming import name_bedrooms, plan_of
from matching.short_breaks.verifying import verify
from tests.short_breaks.plain_check import broken
from tests.short_breaks.verifying.drawn_plans import (
    drawn,
    named_anyhow,
    sound_plan,
    unsound_plan,
    with_promises,
    with_residents_not_asked_about,
)

SEEDS = range(40)


class Planned(NamedTuple):
    """A drawn period with a plan that keeps every rule of the problem."""

    period: Period
    cleared: Cleared
    problem: Problem
    plan: Plan


@cache
def _planned(seed: int) -> tuple[Planned, ...]:
    """A period planned from nothing, and the same with promises made of some of it, planned again."""
    period, cleared = drawn(seed)
    period = with_residents_not_asked_about(period)
    problem = build(period, cleared)
    first = Planned(period, cleared, problem, sound_plan(problem, Random(seed)))
    promised = with_promises(period, name_bedrooms(problem, period, first.plan), Random(seed))
    problem = build(promised, cleared)
    return first, Planned(promised, cleared, problem, sound_plan(problem, Random(seed + 1)))


def _plans(seed: int) -> Iterator[Planned]:
    yield from (planned for planned in _planned(seed) if not broken(planned.problem, planned.plan))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_that_keeps_every_rule_of_the_problem_passes_the_check(seed: int) -> None:
    for period, cleared, problem, plan in _plans(seed):
        assert verify(period, cleared, name_bedrooms(problem, period, plan)).broken == ()
        assert verify(period, cleared, named_anyhow(problem, period, plan)).broken == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_level_is_worth_the_same_to_both(seed: int) -> None:
    for period, cleared, problem, plan in _plans(seed):
        for stays in (name_bedrooms(problem, period, plan), named_anyhow(problem, period, plan)):
            found = {level.id: level.value for level in verify(period, cleared, stays).levels}
            ids = [level.id for level in problem.levels]
            assert [found[id] for id in ids] == list(values(problem, plan_of(problem, period, stays)))
            assert not any(value for id, value in found.items() if id not in ids)


def test_naming_bedrooms_never_costs_a_wish_where_nothing_was_given_out() -> None:
    for seed in SEEDS:
        period, _, problem, plan = _planned(seed)[0]
        if not period.published and not period.bookings:
            named = plan_of(problem, period, name_bedrooms(problem, period, plan))
            assert values(problem, named) >= values(problem, plan)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_that_breaks_a_rule_of_the_problem_does_not_pass_the_check(seed: int) -> None:
    for period, cleared, problem, plan in _plans(seed):
        worse = unsound_plan(problem, plan, Random(seed))
        if worse is not None and not all(_only_stricter(period, fault) for fault in broken(problem, worse)):
            assert verify(period, cleared, named_anyhow(problem, period, worse)).broken


@pytest.mark.parametrize("seed", SEEDS)
def test_named_stays_are_the_plan_they_came_from(seed: int) -> None:
    for period, _, problem, plan in _plans(seed):
        assert plan_of(problem, period, named_anyhow(problem, period, plan)) == plan
        named = plan_of(problem, period, name_bedrooms(problem, period, plan))
        assert [choice.stay for choice in named] == [choice.stay for choice in plan]


def _only_stricter(period: Period, fault: str) -> bool:
    """Where limits are kept, the problem is stricter than the check in two things.

    It counts a day of leaving from the first night on, and so a little more than the days touched; and it has a night
    at home between two stays, so that it need not count whether they are one long one.
    """
    by_days = period.policy.limit_unit is LimitUnit.DAYS_TOUCHED
    return period.policy.keep_within_limits and ((by_days and "over the limit" in fault) or "too near" in fault)
