"""Arrivals a day."""

import numpy as np
import pytest

from matching.short_breaks.constraints import arrivals
from tests.short_breaks.asking import broken_by
from tests.short_breaks.hand_problem import NIGHTS, hand_problem, plan, stay


@pytest.mark.parametrize(("most", "over"), [(2, 0), (1, 1), (0, 2)])
def test_families_who_arrive_on_one_day_are_counted(most: int, over: int) -> None:
    problem = hand_problem(arrivals=np.full((1, NIGHTS), 10, dtype=np.int16))
    problem.arrivals[0, 1] = most
    assert broken_by(problem, plan(stay(0, 1, 1), stay(1, 1, 2), stay(2, 0, 3)), arrivals) == over
