"""Who gains and who loses between two plans, and how nights fall by one rule or another."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from matching.short_breaks.build import build
from matching.short_breaks.compare import (
    changed_stays,
    compare_nights,
    compare_pictures,
    compare_plans,
    fairness_picture,
)
from matching.short_breaks.period import BreakPolicy, FairnessRule, LevelChoice
from matching.short_breaks.problem import nights_of, value
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.explaining.one_weekend import ASKER, HOLDER, WEEKEND, Case, asker, holder
from tests.short_breaks.small_allocation import small
from tests.short_breaks.small_problems import sound_plan

SHAPE = Shape(2, 10, 3, (3, 2))


def test_a_picture_counts_families_by_how_much_of_their_minimum_they_have() -> None:
    families = (asker(assessed_nights=4, protected_minimum=4), holder(protected_minimum=4))
    period, _, problem, plan = Case(families=families, stays=((HOLDER, WEEKEND),)).made()
    picture = fairness_picture(period, problem, plan, "worst-off first")
    assert picture.by_family == ((ASKER, 0), (HOLDER, 2))
    assert (picture.nights, picture.families_with_nothing) == (2, 1)
    assert (picture.below_half, picture.below_minimum) == (1, 2)


def test_a_family_assessed_for_nothing_is_not_left_with_nothing() -> None:
    families = (asker(assessed_nights=0, protected_minimum=0), holder())
    period, _, problem, plan = Case(families=families).made()
    assert fairness_picture(period, problem, plan, "need order").families_with_nothing == 0


@pytest.mark.parametrize("rule", FairnessRule)
def test_benefit_is_counted_the_same_by_every_rule_and_with_the_level_off(rule: Any) -> None:
    period, cleared = draw(SHAPE, 3)
    usual = build(period, cleared)
    plan = sound_plan(usual, Random(3))
    off = (LevelChoice(level="benefit", why="To see what else there is."),)
    for policy in (BreakPolicy(fairness=rule), BreakPolicy(fairness=rule, levels_off=off)):
        changed = period.model_copy(update={"policy": policy})
        picture = fairness_picture(changed, build(changed, cleared), plan, rule.value)
        level = usual.level("benefit")
        assert level is not None
        assert picture.benefit == value(usual, level, plan) > 0
        assert dict(picture.by_family) == dict(zip(usual.families, nights_of(usual, plan).tolist(), strict=True))


def test_gains_and_losses_are_told_both_ways() -> None:
    one, other = {"F-1": 4, "F-2": 0, "F-3": 2}, {"F-1": 1, "F-2": 2, "F-3": 2}
    there, back = compare_nights(one, other, 5), compare_nights(other, one, -5)
    assert [(m.family, m.change) for m in there.gain] == [("F-2", 2)]
    assert [(m.family, m.change) for m in there.lose] == [("F-1", -3)]
    assert there.unchanged == back.unchanged == 1
    assert [(m.family, -m.change) for m in there.gain] == [(m.family, m.change) for m in back.lose]
    assert [(m.family, -m.change) for m in there.lose] == [(m.family, m.change) for m in back.gain]
    assert there.sentence == "1 family would have 2 nights more and 1 family would have 3 nights fewer."


def test_a_family_that_only_one_plan_has_counts_nothing_in_the_other() -> None:
    found = compare_nights({"F-1": 2}, {"F-2": 1}, None)
    assert [(m.family, m.change) for m in (*found.gain, *found.lose)] == [("F-2", 1), ("F-1", -2)]


def test_the_same_plan_moves_nobody() -> None:
    allocation = small().allocation
    found = compare_plans(allocation, allocation)
    assert (found.gain, found.lose, found.benefit) == ((), (), 0)
    assert found.sentence == "Every family would have as many nights."


def test_allocations_are_compared_by_what_families_have_and_by_benefit() -> None:
    allocation = small().allocation
    first, *others = allocation.families
    levels = tuple(
        level.model_copy(update={"value": level.value - 7}) if level.id == "benefit" else level
        for level in allocation.levels
    )
    fewer = (first.model_copy(update={"nights": first.nights - 1}), *others)
    found = compare_plans(allocation, allocation.model_copy(update={"families": fewer, "levels": levels}))
    assert [(m.family, m.change) for m in found.lose] == [(first.family, -1)]
    assert found.benefit == -7


def test_pictures_of_two_rules_are_compared_family_by_family() -> None:
    period, cleared = draw(SHAPE, 1)
    problem = build(period, cleared)
    plans = [sound_plan(problem, Random(seed)) for seed in (1, 2)]
    pictures = [fairness_picture(period, problem, plan, f"rule {n}") for n, plan in enumerate(plans)]
    found = compare_pictures(*pictures)
    moved = sum(m.change for m in (*found.gain, *found.lose))
    assert moved == pictures[1].nights - pictures[0].nights
    assert found.benefit == pictures[1].benefit - pictures[0].benefit
    assert found.gain or found.lose


def test_a_problem_without_levels_still_has_a_picture() -> None:
    period, cleared = draw(SHAPE, 1)
    problem = replace(build(period, cleared), levels=())
    assert fairness_picture(period, problem, (), "benefit alone").benefit == 0


def test_a_stay_moved_to_another_home_on_the_same_nights_is_told_though_nobody_has_fewer() -> None:
    allocation = small().allocation
    first, *others = allocation.stays
    moved = first.model_copy(update={"urn": "SC700099"})
    after = allocation.model_copy(update={"stays": (moved, *others)})
    assert compare_plans(allocation, after).sentence == "Every family would have as many nights."
    (told,) = changed_stays(allocation, after)
    assert (told.family, told.gone, told.new) == (first.family, (first,), (moved,))
    assert changed_stays(allocation, allocation) == ()
