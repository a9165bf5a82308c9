"""Other rules of fairness share the time with the plan, and the price of fairness is never more exact than it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from matching.optimise.status import Status
from matching.short_breaks import fairness_price
from matching.short_breaks.allocate import allocate
from matching.short_breaks.build import build
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.compare import LOOKING
from matching.short_breaks.comparing import OTHERS, OTHERS_TIME, SHORT, Comparing, other_effort
from matching.short_breaks.effort import Effort
from matching.short_breaks.exact import solve_exactly
from matching.short_breaks.fairness_price import price_at_most
from matching.short_breaks.period import BreakPolicy, FairnessRule, Period
from matching.short_breaks.problem import Problem, values
from matching.short_breaks.result import Allocation, Planned
from matching.short_breaks.rooming import plan_of
from matching.short_breaks.searching.progress import Progress
from matching.short_breaks.worth import Worth
from scenarios.generators.short_breaks import Shape, draw
from scenarios.periods import winter_at_marram

WORK = Effort(seed=1, moves=20_000, rounds=0, seconds=None, processes=1, compare=True)


DEAR = 3, 13
"""Weeks and seed of a period in which fairness costs benefit."""


@pytest.fixture(scope="module")
def period() -> Period:
    return winter_at_marram.period()


@pytest.fixture(scope="module")
def planned(period: Period) -> Planned:
    return allocate(period, replace(WORK, compare=False))


def comparing(period: Period, planned: Planned, **changes: object) -> Comparing:
    made = Comparing(period, planned.cleared, planned.allocation.stays, None, WORK)
    return replace(made, **changes)  # type: ignore[arg-type]


def ruled(period: Period, rule: FairnessRule) -> Period:
    return period.model_copy(update={"policy": BreakPolicy(fairness=rule)})


@pytest.mark.parametrize("seconds", [3.0, 60.0, 600.0])
def test_other_rules_have_time_of_their_own_after_the_plan(seconds: float) -> None:
    effort = replace(WORK, seconds=seconds, rounds=None, moves=None)
    other = other_effort(effort)
    assert other.seconds is not None
    assert OTHERS * other.seconds == pytest.approx(OTHERS_TIME * seconds)
    assert (other.processes, other.rounds) == ((1, 0) if other.seconds < SHORT else (effort.processes, None))


def test_the_plan_is_the_same_with_other_rules_beside_it(period: Period, planned: Planned) -> None:
    assert allocate(period, WORK, planned.cleared).allocation.stays == planned.allocation.stays


@pytest.mark.parametrize(("weeks", "seed"), [(2, 12), (2, 13), (3, 3), DEAR])
def test_the_price_of_fairness_lies_where_it_is_said_to_lie(weeks: int, seed: int) -> None:
    period, cleared = drawn(weeks, seed)
    allocation = allocate(period, replace(WORK, rounds=2), cleared).allocation
    fair, alone = (best_by(weeks, seed, rule) for rule in (period.policy.fairness, FairnessRule.BENEFIT_ALONE))
    as_fair = {id: worth for id, worth in fair.items() if id.startswith("fairness")}
    assert {level.id: level.value for level in allocation.levels if level.id in as_fair} == as_fair
    price = allocation.price_of_fairness
    assert price is not None
    assert price.most is not None
    assert price.least <= alone["benefit"] - fair["benefit"] <= price.most
    by_bound = price_by_bound(period, cleared, allocation)
    assert alone["benefit"] - fair["benefit"] <= by_bound


def price_by_bound(period: Period, cleared: Cleared, allocation: Allocation) -> int:
    """The most that fairness can cost the plan, by the bound alone."""
    problem = build(period, cleared)
    worth = Worth(problem, values(problem, plan_of(problem, period, allocation.stays)), {})
    found = price_at_most([worth], allocation.levels)
    assert found is not None
    assert found.most is not None
    return found.most


def test_a_bound_that_looks_at_shares_all_the_same_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_found(problem: Problem, found: Sequence[int], *, holds_promises: bool) -> int:
        return found[[level.id for level in problem.levels].index("benefit")]

    monkeypatch.setattr(fairness_price, "_bounded", as_found)
    with pytest.raises(AssertionError):
        test_the_price_of_fairness_lies_where_it_is_said_to_lie(*DEAR)


def drawn(weeks: int, seed: int) -> tuple[Period, Cleared]:
    return draw(Shape(1, 8, weeks, (2,)), seed)


@cache
def best_by(weeks: int, seed: int, rule: FairnessRule) -> dict[str, int]:
    """What the best plan by a rule is worth at each level, with a proof."""
    period, cleared = drawn(weeks, seed)
    problem = build(ruled(period, rule), cleared)
    found = solve_exactly(problem, 20.0)
    assert found.status is Status.OPTIMAL
    assert found.plan is not None
    return dict(zip([level.id for level in problem.levels], values(problem, found.plan), strict=True))


@pytest.mark.parametrize("rule", FairnessRule)
def test_the_price_of_fairness_is_never_negative(rule: FairnessRule, period: Period, planned: Planned) -> None:
    work = replace(WORK, moves=20_000)
    price = allocate(ruled(period, rule), work, planned.cleared).allocation.price_of_fairness
    assert price is not None
    assert price.most is not None
    assert 0 <= price.least <= price.most
    assert rule is not FairnessRule.BENEFIT_ALONE or price.most == 0


def test_a_fair_plan_worth_more_than_the_search_without_fairness_found_costs_nothing_that_can_be_told(
    period: Period, planned: Planned
) -> None:
    worth = planned.allocation.level("benefit")
    assert worth is not None
    _, price = comparing(period, planned, benefit_bound=10 * worth.value).pictures()
    assert price is not None
    assert price.least == 0


def test_what_is_told_meanwhile_names_the_rule_that_is_looked_at(period: Period, planned: Planned) -> None:
    told: list[Progress] = []
    comparing(period, planned, told=told.append).pictures()
    doing = list(dict.fromkeys(progress.doing for progress in told))
    assert doing == [f"{LOOKING}{rule.value}" for rule in FairnessRule if rule is not period.policy.fairness]


def test_stopping_leaves_out_the_rules_that_there_was_no_time_for(period: Period, planned: Planned) -> None:
    told: list[Progress] = []
    own, first, *later = FairnessRule

    def stop() -> bool:
        return bool(told) and told[-1].doing.endswith(later[0].value)

    pictures, price = comparing(period, planned, told=told.append, stop=stop).pictures()
    assert own is period.policy.fairness
    assert [picture.rule for picture in pictures] == [own.value, first.value]
    assert price is None
    assert comparing(period, planned, stop=lambda: True).pictures() == ((), None)
