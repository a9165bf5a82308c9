"""Assessed and owed nights."""

import pytest

from matching.short_breaks.constraints import most_nights
from tests.short_breaks.asking import broken_by
from tests.short_breaks.hand_problem import each, hand_problem, plan, stay


@pytest.mark.parametrize(("most", "over"), [(3, 0), (2, 1), (0, 3)])
def test_nights_are_counted_over_all_stays(most: int, over: int) -> None:
    problem = hand_problem(most_nights=each(most))
    assert broken_by(problem, plan(stay(0, 0, 2), stay(0, 4, 1)), most_nights) == over
