"""Nights of short breaks in 12 months."""

import numpy as np
import pytest

from matching.short_breaks.constraints import limits
from tests.short_breaks.asking import broken_by
from tests.short_breaks.hand_problem import FAMILIES, NIGHTS, hand_problem, plan, stay


@pytest.mark.parametrize(("most", "days", "over"), [(3, 0, 0), (2, 0, 1), (5, 1, 0), (4, 1, 1), (0, 0, 3)])
def test_nights_or_days_are_counted_over_all_stays(most: int, days: int, over: int) -> None:
    by_night = np.full((FAMILIES, NIGHTS), most, dtype=np.int16)
    problem = hand_problem(most_by_night=by_night, days_per_stay=days)
    assert broken_by(problem, plan(stay(0, 0, 2), stay(0, 4, 1)), limits) == over


@pytest.mark.parametrize(("begins", "over"), [(2, 1), (3, 0)])
def test_a_limit_may_hold_early_and_give_way_later(begins: int, over: int) -> None:
    by_night = np.tile(np.array([0, 0, 0, 3, 3, 3], dtype=np.int16), (FAMILIES, 1))
    assert broken_by(hand_problem(most_by_night=by_night), plan(stay(0, begins, 2)), limits) == over
