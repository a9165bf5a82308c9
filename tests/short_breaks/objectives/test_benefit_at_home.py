"""What a break does for a family may differ from home to home: plan and check count it alike, and it decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from matching.optimise.status import Status
from matching.short_breaks.benefit_criteria import benefit_scale, criteria, less_at, need, not_known
from matching.short_breaks.bound.bounding import Bounding
from matching.short_breaks.bound.holding import goal_of
from matching.short_breaks.build import build
from matching.short_breaks.building.made import Made
from matching.short_breaks.exact import solve_exactly
from matching.short_breaks.explaining.results import criteria_shown
from matching.short_breaks.objectives import benefit
from matching.short_breaks.period import BenefitMark, Family, MarkAtHome
from matching.short_breaks.problem import Level, Problem, values
from matching.short_breaks.rooming import name_bedrooms, plan_of
from tests.short_breaks.verifying.sound import A, B, Case, sound

GAIN = "child_gain"


def gaining(at_a: int | None, at_b: int | None) -> Case:
    """F-1, who may stay at both homes, gains so much at each; every other criterion is marked 1."""
    marks = tuple(BenefitMark(criterion=c.id, level=1) for c in criteria() if c.id != GAIN)
    at = tuple(MarkAtHome(criterion=GAIN, urn=urn, level=level) for urn, level in ((A, at_a), (B, at_b)))
    return sound().family("F-1", benefit=marks, benefit_at=at, homes=(A, B))


def family_of(case: Case) -> Family:
    return next(family for family in case.period.families if family.id == "F-1")


def of_benefit(case: Case) -> Problem:
    problem = build(case.period, case.cleared)
    return replace(problem, levels=tuple(level for level in problem.levels if level.id == "benefit"))


def agree(case: Case) -> bool:
    told, problem = case.verdict().level("benefit"), of_benefit(case)
    assert told is not None
    return values(problem, plan_of(problem, case.period, case.stays)) == (told.value,)


@pytest.mark.parametrize(("at_a", "at_b"), [(4, 0), (0, 4), (2, 2), (None, 1), (1, None)])
def test_the_check_and_the_model_count_the_same_benefit_wherever_the_nights_are(
    at_a: int | None, at_b: int | None
) -> None:
    assert agree(gaining(at_a, at_b))


def test_a_model_that_forgets_that_homes_differ_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = benefit.levels

    def everywhere_alike(made: Made) -> Iterator[Level]:
        yield from (replace(level, by_stay=None) for level in honest(made))

    assert agree(gaining(0, 4))
    monkeypatch.setattr(benefit, "levels", everywhere_alike)
    assert not agree(gaining(0, 4))


@pytest.mark.parametrize(("at_a", "at_b", "better"), [(4, 0, A), (0, 4, B)])
def test_the_best_plan_has_the_family_where_the_break_does_more_and_no_bound_lies_below_it(
    at_a: int, at_b: int, better: str
) -> None:
    case = gaining(at_a, at_b).of_period(nights=8, bookings=(), taken=())
    problem = of_benefit(case)
    found = solve_exactly(problem, 20.0)
    assert found.status is Status.OPTIMAL
    assert found.plan is not None
    homes = {stay.urn for stay in name_bedrooms(problem, case.period, found.plan) if stay.family == "F-1"}
    assert homes == {better}
    bounding = Bounding(problem, goal_of(problem, "benefit"))
    for _ in range(20):
        bounding.step(5)
        assert bounding.best >= values(problem, found.plan)[0]


def test_need_is_that_at_the_home_that_does_most_and_where_homes_do_not_differ_nothing_changes() -> None:
    weight = next(c.weight for c in criteria() if c.id == GAIN)
    family = family_of(gaining(1, 3))
    assert (less_at(family, A), less_at(family, B)) == (2 * weight, 0)
    everywhere = family.model_copy(
        update={"benefit": (*family.benefit, BenefitMark(criterion=GAIN, level=3)), "benefit_at": ()}
    )
    assert need(family) == need(everywhere)
    assert all(level.by_stay is None for level in of_benefit(gaining(3, 3)).levels)


def test_a_further_night_adds_wherever_it_is() -> None:
    rest = min(benefit_scale().night_worth)
    for family in (family_of(gaining(4, 0)), family_of(gaining(0, None))):
        assert all(rest * need(family) > rest * less_at(family, urn) for urn in (A, B))


def test_what_nobody_has_marked_at_one_home_is_asked_and_counts_at_the_highest_there() -> None:
    family = family_of(gaining(None, 0))
    assert [criterion.id for criterion in not_known(family)] == [GAIN]
    assert less_at(family, A) == 0
    assert not not_known(family_of(gaining(4, 0)))


def test_a_mark_at_a_home_is_shown_as_of_that_home() -> None:
    shown = {one.name: one.mark for one in criteria_shown(family_of(gaining(4, 0)), {A: "Larkrise"})}
    name = next(c.name for c in criteria() if c.id == GAIN)
    assert (shown[f"{name} (at Larkrise)"], shown[f"{name} (at {B})"]) == (4, 0)
