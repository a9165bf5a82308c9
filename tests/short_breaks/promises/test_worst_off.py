"""A family whose child draws more staff is not starved for it: the worst-off come first whatever their nights cost."""

from types import SimpleNamespace

import pytest

from matching.short_breaks.objectives.fairness import worst_off_first
from matching.short_breaks.problem import nights_of
from matching.world.child import DayCare
from tests.short_breaks.promises.best import best
from tests.short_breaks.promises.one_home import Asking, one_home

NIGHTS = tuple(range(4))


def nights_by_family() -> dict[str, int]:
    """Of a child who needs two staff and two who need one each, alike in all else, on nights with two on shift."""
    one_to_one = Asking(NIGHTS, mark=1, minimum=12, care=DayCare.ONE_TO_ONE)
    two_to_one = Asking(NIGHTS, mark=1, minimum=12, care=DayCare.TWO_TO_ONE)
    found = best(one_home(2, a=two_to_one, b=one_to_one, c=one_to_one))
    return dict(zip(found.problem.families, nights_of(found.problem, found.plan).tolist(), strict=True))


def test_a_child_who_draws_two_staff_has_as_many_nights_as_those_who_draw_one() -> None:
    assert nights_by_family() == {"F-a": 2, "F-b": 2, "F-c": 2}


def test_steps_so_long_that_nights_go_where_they_are_cheapest_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worst_off_first, "benefit_scale", lambda: SimpleNamespace(steps=(25, 50, 75, 100)))
    assert nights_by_family()["F-a"] < 2
