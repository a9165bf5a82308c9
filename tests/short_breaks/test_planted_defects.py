"""Defects planted on purpose: for each promise about the safety of a plan, what is there to catch it does.

A defect in the model is caught by the independent check, before the plan is shown; one in the check or in a bound by
the test that is named for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

import pytest

from matching.errors import EngineFault
from matching.optimise.status import Status
from matching.short_breaks.allocate import allocate
from matching.short_breaks.bound import Bounding
from matching.short_breaks.build import build
from matching.short_breaks.building.made import Made
from matching.short_breaks.effort import Effort
from matching.short_breaks.exact import Exact, solve_exactly
from matching.short_breaks.objectives import benefit
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.problem import Ints, Level, Problem, values
from matching.short_breaks.verifying import verify
from matching.short_breaks.verifying.rules import RULES, Rule
from matching.short_breaks.worth import checked
from tests.short_breaks.bound.test_bounding import test_no_plan_is_worth_more_than_the_bound as no_plan_above_the_bound
from tests.short_breaks.defects import DEFECTS, Defect, two
from tests.short_breaks.defects_of_nights import OF_NIGHTS, moved_in
from tests.short_breaks.scarce import Scarce
from tests.short_breaks.test_exact import (
    test_no_plan_of_all_that_are_possible_is_better_at_the_levels_in_order as no_plan_is_better,
)
from tests.short_breaks.verifying import test_escalations
from tests.short_breaks.verifying.drawn_plans import named_anyhow
from tests.short_breaks.verifying.sound import day
from tests.short_breaks.verifying.test_corruptions import CORRUPTIONS
from tests.short_breaks.verifying.test_corruptions import (
    test_a_corrupted_plan_breaks_that_rule_and_no_other as a_corrupted_plan_is_found_out,
)

WATCH = import_module("matching.short_breaks.verifying.escalations")
PLANTED = (*DEFECTS, *OF_NIGHTS)
ANSWERED = "living"
"""The one rule that the model takes from the answers of the match check alone."""
WORK = Effort(seed=1, moves=0, rounds=0, seconds=None, processes=1)


def planned(scarce: Scarce) -> tuple[PlannedStay, ...]:
    """The plan that the model takes for the best."""
    problem = build(*scarce.few)
    found = solve_exactly(problem, 20.0)
    assert found.status is Status.OPTIMAL
    assert found.plan is not None
    return named_anyhow(problem, scarce.period, found.plan)


@pytest.mark.parametrize("defect", PLANTED, ids=lambda defect: defect.what)
def test_the_model_breaks_no_rule_without_a_defect(defect: Defect) -> None:
    assert verify(*defect.period.few, planned(defect.period)).broken == ()


@pytest.mark.parametrize("defect", PLANTED, ids=lambda defect: defect.what)
def test_a_defect_in_the_model_is_named_by_the_check_and_its_plan_is_not_shown(
    defect: Defect, monkeypatch: pytest.MonkeyPatch
) -> None:
    defect.plant(monkeypatch)
    stays = planned(defect.period)
    assert {broken.rule for broken in verify(*defect.period.few, stays).broken} == {defect.rule}
    with pytest.raises(EngineFault, match=defect.rule):
        checked(*defect.period.few, stays)


def test_for_every_rule_of_the_check_a_defect_is_planted_in_the_model() -> None:
    assert {rule.ID for rule in RULES} - {ANSWERED} == {defect.rule for defect in PLANTED}


def test_an_answer_that_forgets_where_a_child_lives_is_caught_and_its_plan_is_not_shown() -> None:
    answered = moved_in("C-F-a")
    stays = planned(answered)
    assert {broken.rule for broken in verify(*answered.few, stays).broken} == {ANSWERED}
    with pytest.raises(EngineFault, match=ANSWERED):
        checked(*answered.few, stays)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_a_rule_that_the_check_forgets_is_caught(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(row for row in CORRUPTIONS if row.rule == rule.ID)
    monkeypatch.setattr(rule, "broken", lambda reading: iter(()))
    with pytest.raises(AssertionError):
        a_corrupted_plan_is_found_out(row)


def tables(level: Level) -> Ints:
    assert level.by_nights is not None
    return level.by_nights


def test_a_level_worth_more_than_it_is_said_to_be_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    period, cleared = two().few
    assert allocate(period, WORK, cleared).allocation.stays
    honest = benefit.levels

    def doubled(made: Made) -> Iterator[Level]:
        yield from (replace(level, by_nights=2 * tables(level)) for level in honest(made))

    monkeypatch.setattr(benefit, "levels", doubled)
    with pytest.raises(EngineFault, match="benefit"):
        allocate(period, WORK, cleared)


def test_a_bound_below_a_plan_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = Bounding.best
    no_plan_above_the_bound(3, 1, 4)
    monkeypatch.setattr(Bounding, "best", property(lambda bounding: honest.fget(bounding) * 9 // 10))  # type: ignore[attr-defined]
    with pytest.raises(AssertionError):
        no_plan_above_the_bound(3, 1, 4)


def test_a_better_plan_that_is_overlooked_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.short_breaks.test_exact.solve_exactly", _worse)
    with pytest.raises(AssertionError):
        no_plan_is_better(1)


def _worse(problem: Problem, limit: float) -> Exact:
    found = solve_exactly(problem, limit)
    assert found.plan
    plan = found.plan[1:]
    return Exact(found.status, plan, values(problem, plan))


def test_a_stay_over_17_nights_that_is_not_escalated_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    test_escalations.test_a_stay_meant_to_be_too_long_is_settled_by_its_first_night()
    monkeypatch.setattr(WATCH, "longest_stay", lambda day: 18)
    with pytest.raises(AssertionError):
        test_escalations.test_a_stay_meant_to_be_too_long_is_settled_by_its_first_night()


def test_a_history_left_out_of_the_75_nights_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    test_escalations.test_the_76th_night_in_12_months_is_the_day(74, day(5))
    monkeypatch.setattr(WATCH, "spent_before", lambda referral, unit: set())
    with pytest.raises(AssertionError):
        test_escalations.test_the_76th_night_in_12_months_is_the_day(74, day(5))


def test_a_history_nobody_knows_taken_for_none_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WATCH, "spent_before", lambda referral, unit: set())
    with pytest.raises(AssertionError):
        test_escalations.test_a_history_not_known_is_said_to_be_not_known()
