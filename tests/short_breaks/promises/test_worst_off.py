"""A family whose child draws more staff is not starved for it: the worst-off come first whatever their nights cost."""

import pytest

from matching.short_breaks.benefit_criteria import benefit_scale
from matching.short_breaks.building import steps
from matching.short_breaks.objectives.fairness import worst_off_first
from matching.short_breaks.problem import nights_of
from matching.world.child import DayCare
from tests.short_breaks.promises.best import best
from tests.short_breaks.promises.one_home import Asking, one_home

ONE = DayCare.ONE_TO_ONE
NIGHTS = tuple(range(4))
MINIMA = (4, 12, 30)


def nights_by_family(minimum: int) -> dict[str, int]:
    """Of a child who needs two staff and two who need one each, alike in all else, on nights with two on shift."""
    one_to_one = Asking(NIGHTS, mark=1, minimum=minimum, care=DayCare.ONE_TO_ONE)
    two_to_one = Asking(NIGHTS, mark=1, minimum=minimum, care=DayCare.TWO_TO_ONE)
    found = best(one_home(2, a=two_to_one, b=one_to_one, c=one_to_one))
    return dict(zip(found.problem.families, nights_of(found.problem, found.plan).tolist(), strict=True))


@pytest.mark.parametrize("minimum", MINIMA)
def test_a_child_who_draws_two_staff_has_as_many_nights_as_those_who_draw_one(minimum: int) -> None:
    assert nights_by_family(minimum) == {"F-a": 2, "F-b": 2, "F-c": 2}


def test_steps_so_long_that_nights_go_where_they_are_cheapest_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = benefit_scale().model_copy(update={"parts": 1})
    monkeypatch.setattr(worst_off_first, "benefit_scale", lambda: whole)
    assert nights_by_family(30)["F-a"] < 2


def nights_within_one_part() -> list[int]:
    """Of two families alike, one of which would like every night best, with ten nights for one guest."""
    run = tuple(range(10))
    few = one_home(1, a=Asking(run, minimum=40, care=ONE), b=Asking(run, minimum=40, care=ONE))
    first, second = few.period.families
    families = (first, second.model_copy(update={"preferred": second.available}))
    found = best(few._replace(period=few.period.model_copy(update={"families": families})))
    return [int(n) for n in nights_of(found.problem, found.plan)]


def test_of_as_many_nights_those_are_best_that_are_spread_most_evenly() -> None:
    assert nights_within_one_part() == [5, 5]


def test_nights_that_count_alike_within_a_part_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "TENTHS", 0)
    assert nights_within_one_part() == [4, 6]
