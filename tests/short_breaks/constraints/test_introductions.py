"""First stays at a home that is new to the child."""

import pytest

from matching.short_breaks.constraints import introductions
from matching.short_breaks.problem import Choice
from tests.short_breaks.asking import broken_by
from tests.short_breaks.hand_problem import each, hand_problem, plan, stay


@pytest.mark.parametrize(
    ("choices", "over"),
    [
        ((), 0),
        ((stay(0, 0, 1),), 0),
        ((stay(0, 0, 2),), 1),
        ((stay(0, 0, 1), stay(0, 2, 3)), 0),
        ((stay(0, 0, 3), stay(0, 4, 1)), 2),
        ((stay(1, 0, 1), stay(0, 2, 2)), 1),
    ],
)
def test_a_first_stay_is_short_and_later_ones_need_not_be(choices: tuple[Choice, ...], over: int) -> None:
    assert broken_by(hand_problem(pair_first_most=each(1)), plan(*choices), introductions) == over


def test_a_committed_first_stay_is_not_held_against_a_plan() -> None:
    problem = hand_problem(pair_first_most=each(1), fixed=(stay(0, 2, 3),))
    assert broken_by(problem, plan(stay(0, 2, 3)), introductions) == 0
    assert broken_by(problem, plan(stay(0, 0, 2), stay(0, 2, 3)), introductions) == 1


def test_a_child_who_knows_the_home_may_stay_at_once() -> None:
    assert broken_by(hand_problem(), plan(stay(0, 0, 3)), introductions) == 0
