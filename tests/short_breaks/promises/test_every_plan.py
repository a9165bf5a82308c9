"""No plan of all there are is better than the one proven best, and the check agrees on what both are worth."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.short_breaks.constraints import (
    CONSTRAINTS,
    Constraint,
    apart,
    arrivals,
    bedrooms,
    capacity,
    gaps,
    most_nights,
)
from matching.short_breaks.exact import solve_exactly
from matching.short_breaks.period import FairnessRule
from matching.short_breaks.verifying import verify
from tests.short_breaks.promises import best_by_nights
from tests.short_breaks.promises.best import WORK, Best, best
from tests.short_breaks.promises.every_plan import best_of, best_of_all, every_plan
from tests.short_breaks.promises.four_by_six import BEDROOMS, CHILDREN, NIGHTS, four_by_six
from tests.short_breaks.promises.test_two_ways_to_write_it import weekends
from tests.strategies.few_families import few_families

FEW = settings(max_examples=settings().max_examples // 12)


@pytest.mark.parametrize("rule", FairnessRule)
@FEW
@given(data=st.data())
def test_the_best_of_every_plan_is_the_plan_proven_best(rule: FairnessRule, data: st.DataObject) -> None:
    few = data.draw(few_families(rules=(rule,), least_children=3, least_nights=5))
    found = best(few)
    verdict = verify(*few, found.stays)
    assert verdict.is_sound
    assert {level.id: level.value for level in verdict.levels} == best_of_all(few)
    assert {level.id: level.value for level in verdict.levels if level.id in found.worth} == found.worth


PINNED = {
    FairnessRule.WORST_OFF_FIRST: 95,
    FairnessRule.FLOOR_FIRST: 71,
    FairnessRule.EQUAL_SHARE: 107,
    FairnessRule.NEED_ORDER: 33,
    FairnessRule.BENEFIT_ALONE: 14,
}
"""By rule of fairness a period as large as all plans can be tried of: four children, six nights, two bedrooms."""


@cache
def proven(seed: int) -> Best:
    return best(four_by_six(seed))


@pytest.mark.parametrize(("rule", "seed"), PINNED.items(), ids=[rule.value for rule in PINNED])
def test_of_four_children_six_nights_and_two_bedrooms_every_plan_is_tried(rule: FairnessRule, seed: int) -> None:
    few, found = four_by_six(seed), proven(seed)
    period = few.period
    assert (sum(len(f.children) for f in period.families), period.nights) == (CHILDREN, NIGHTS)
    assert ([len(home.bedrooms) for home in period.world.homes], period.policy.fairness) == ([BEDROOMS], rule)
    plans = every_plan(few)
    assert {stay.family for plan in plans for stay in plan} == {family.id for family in period.families}
    tried = best_of(few, plans)
    assert {id: tried[id] for id in found.worth} == found.worth
    assert {"benefit", "wishes"} <= found.worth.keys()


@pytest.mark.parametrize("seed", PINNED.values())
def test_night_by_night_their_optimum_is_proven_the_same(seed: int) -> None:
    counted = weekends(proven(seed).problem, four_by_six(seed).period.first_night.weekday())
    assert best_by_nights.optimum(proven(seed).problem, counted) == proven(seed).worth


BINDING = (bedrooms, capacity, arrivals, apart, gaps, most_nights)


@pytest.mark.parametrize("constraint", BINDING, ids=lambda constraint: str(constraint.__name__).rpartition(".")[2])
def test_a_model_that_leaves_a_rule_out_would_be_noticed_in_one_of_them(constraint: Constraint) -> None:
    others = tuple(each for each in CONSTRAINTS if each is not constraint)
    assert any(solve_exactly(proven(s).problem, WORK, others).bounds != _bounds(s) for s in PINNED.values())


def _bounds(seed: int) -> tuple[int, ...]:
    return tuple(proven(seed).worth.values())
