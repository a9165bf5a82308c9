"""Guests of one kind."""

from itertools import product

import numpy as np
import pytest

from matching.short_breaks.constraints import alike
from matching.short_breaks.problem import FREE_LABEL
from tests.short_breaks.asking import broken_by
from tests.short_breaks.hand_problem import NIGHTS, hand_problem, plan, stay


@pytest.mark.parametrize("labels", list(product((0, 1, 2), repeat=3)))
def test_guests_of_one_night_are_of_one_kind(labels: tuple[int, ...]) -> None:
    kinds = np.repeat(np.array([*labels, 0], dtype=np.int8)[:, None], NIGHTS, axis=1)
    problem = hand_problem(pair_label=kinds)
    choices = plan(*(stay(u, 1, 1) for u in range(3)))
    assert broken_by(problem, choices, alike) == len(set(labels)) - 1


def test_a_birthday_changes_who_can_meet() -> None:
    kinds = np.zeros((4, NIGHTS), dtype=np.int8)
    kinds[0, 3:] = 1
    choices = plan(stay(0, 1, 3), stay(1, 1, 2))
    assert broken_by(hand_problem(pair_label=kinds), choices, alike) == 0
    assert broken_by(hand_problem(pair_label=kinds), plan(stay(0, 1, 3), stay(1, 1, 3)), alike) == 1


def test_a_home_without_the_rule_takes_everybody() -> None:
    assert (hand_problem().pair_label == FREE_LABEL).all()
    assert broken_by(hand_problem(), plan(stay(0, 0, 1), stay(1, 0, 1)), alike) == 0
