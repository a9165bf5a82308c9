"""A bedroom that a child knows from earlier stays is a wish like the others: the plan and the check count it alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matching.optimise.status import Status
from matching.short_breaks.build import build
from matching.short_breaks.exact import solve_exactly
from matching.short_breaks.objectives.wishes import familiar_bedrooms
from matching.short_breaks.period import LevelChoice
from matching.short_breaks.problem import values
from matching.short_breaks.rooming import name_bedrooms, plan_of
from matching.short_breaks.verifying import verify
from tests.short_breaks.verifying.sound import A, Case, sound


def _used_to(room: str) -> Case:
    return sound().family("F-1", familiar_bedrooms=(f"{A}/{room}",))


def _wishes_agree(case: Case) -> bool:
    problem = build(case.period, case.cleared)
    wishes = case.verdict().level("wishes")
    assert wishes is not None
    place = [level.id for level in problem.levels].index("wishes")
    return values(problem, plan_of(problem, case.period, case.stays))[place] == wishes.value


@pytest.mark.parametrize("room", ["r1", "r4"])
def test_the_check_and_the_model_count_the_same_nights_in_a_familiar_bedroom(room: str) -> None:
    assert _wishes_agree(_used_to(room))


def test_a_model_that_forgets_familiar_bedrooms_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(familiar_bedrooms, "by_variant", lambda made: None)
    assert not _wishes_agree(_used_to("r1"))


@pytest.mark.parametrize("room", ["r1", "r4"])
def test_the_best_plan_has_the_child_in_the_bedroom_it_knows(room: str) -> None:
    case = _used_to(room).of_period(nights=8, bookings=())
    problem = build(case.period, case.cleared)
    only = tuple(level for level in problem.levels if level.id == "wishes")
    benefit = tuple(level for level in problem.levels if level.id == "benefit")
    found = solve_exactly(replace(problem, levels=benefit + only), 20.0)
    assert found.status is Status.OPTIMAL
    assert found.plan is not None
    stays = name_bedrooms(problem, case.period, found.plan)
    at_a = [stay for stay in stays if (stay.family, stay.urn) == ("F-1", A)]
    assert at_a
    assert {stay.bedrooms for stay in at_a} == {(room,)}
    assert verify(case.period, case.cleared, stays).familiar_bedroom_nights == sum(stay.nights for stay in at_a)


def test_where_wishes_are_off_bedrooms_are_not_told_apart_by_who_is_used_to_them() -> None:
    case = _used_to("r1")
    off = case.policy(levels_off=(LevelChoice(level="wishes", why="As agreed."),))
    many = [len(build(one.period, one.cleared).rooms) for one in (sound(), case, off)]
    assert many[0] == many[2] < many[1]
