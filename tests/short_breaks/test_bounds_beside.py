"""A bound that was begun is neither thrown away for every better plan, nor kept when it no longer holds."""

from __future__ import annotations

import pytest

from matching.short_breaks.build import build
from matching.short_breaks.first_plans import points_order
from matching.short_breaks.problem import Problem, values
from matching.short_breaks.searching.bounds import TURNS_BEGUN, Within
from scenarios.generators.short_breaks import Shape, draw


@pytest.fixture(scope="module")
def problem() -> Problem:
    return build(*draw(Shape(2, 24, 4, (3, 2)), 1))


def begun(problem: Problem, turns: int) -> tuple[Within, tuple[int, ...], object]:
    """The bounds after some turns on the main level, the values they were aimed at, and the bound in hand."""
    within, reached = Within(problem), values(problem, points_order(problem))
    within.aim(reached)
    for _ in range(turns):
        within.work()
    assert within.at_main
    return within, reached, within._bounding


def moved(reached: tuple[int, ...], by: int) -> tuple[int, ...]:
    """As good at the first level, but for so much."""
    return (reached[0] + by, *reached[1:])


def test_a_bound_in_hand_is_gone_on_with_while_plans_get_better_above_it(problem: Problem) -> None:
    within, reached, first = begun(problem, 1)
    within.aim(moved(reached, 1))
    within.work()
    assert within._bounding is first
    assert within.now()["benefit"] == within.ledger.now(reached)["benefit"]


def test_it_is_begun_again_for_the_better_plan_when_it_has_had_its_turns(problem: Problem) -> None:
    within, reached, first = begun(problem, TURNS_BEGUN)
    within.aim(moved(reached, 1))
    within.work()
    assert within._bounding is not first


def test_a_bound_that_does_not_hold_for_the_best_plan_is_left_at_once(problem: Problem) -> None:
    within, reached, first = begun(problem, 1)
    within.aim(moved(reached, -1))
    within.work()
    assert within._bounding is not first
