"""Bedrooms: one with a hoist, two without."""

import numpy as np
import pytest

from matching.short_breaks.constraints import bedrooms
from matching.short_breaks.problem import Choice
from tests.short_breaks.asking import broken_by
from tests.short_breaks.hand_problem import HOISTED, NIGHTS, hand_problem, plan, stay


@pytest.mark.parametrize(
    ("choices", "short"),
    [
        ((), 0),
        ((stay(0, 0, 2), stay(1, 1, 2), stay(2, 1, 1, HOISTED)), 0),
        ((stay(0, 0, 2), stay(1, 1, 2), stay(2, 1, 1)), 1),
        ((stay(0, 0, 2, HOISTED), stay(1, 1, 2, HOISTED)), 1),
        ((stay(0, 0, 2, HOISTED), stay(1, 2, 2, HOISTED)), 0),
    ],
)
def test_bedrooms_of_a_kind_are_counted(choices: tuple[Choice, ...], short: int) -> None:
    assert broken_by(hand_problem(), plan(*choices), bedrooms) == short


@pytest.mark.parametrize(("begins", "short"), [(2, 1), (3, 0)])
def test_a_bedroom_stays_empty_for_its_turn_around(begins: int, short: int) -> None:
    problem = hand_problem(turnaround=np.array([1], dtype=np.int16))
    choices = plan(stay(0, 0, 2, HOISTED), stay(1, begins, 1, HOISTED))
    assert broken_by(problem, choices, bedrooms) == short


def test_a_turn_around_can_be_on_a_night_that_is_closed_and_a_stay_cannot() -> None:
    open_rooms = np.array([[1, 1, 0, 1, 1, 1], [2] * NIGHTS], dtype=np.int16)
    problem = hand_problem(turnaround=np.array([1], dtype=np.int16), class_open=open_rooms)
    assert broken_by(problem, plan(stay(0, 0, 2, HOISTED), stay(1, 3, 1, HOISTED)), bedrooms) == 0
    assert broken_by(problem, plan(stay(0, 1, 2, HOISTED)), bedrooms) == 1


def test_a_turn_around_beyond_the_period_takes_nothing() -> None:
    problem = hand_problem(turnaround=np.array([3], dtype=np.int16))
    assert broken_by(problem, plan(stay(0, 4, 2)), bedrooms) == 0
