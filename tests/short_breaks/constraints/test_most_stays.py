"""Stays in the period."""

import pytest

from matching.short_breaks.constraints import most_stays
from tests.short_breaks.asking import broken_by
from tests.short_breaks.hand_problem import each, hand_problem, plan, stay


@pytest.mark.parametrize(("most", "over"), [(2, 0), (1, 1), (0, 2)])
def test_stays_are_counted(most: int, over: int) -> None:
    problem = hand_problem(most_stays=each(most))
    assert broken_by(problem, plan(stay(0, 0, 2), stay(0, 4, 1)), most_stays) == over
