"""Weekend nights; nights 4 and 5 are a weekend."""

import numpy as np
import pytest

from matching.short_breaks.constraints import budgets
from tests.short_breaks.asking import broken_by
from tests.short_breaks.hand_problem import FAMILIES, hand_problem, plan, stay


@pytest.mark.parametrize(("most", "over"), [(2, 0), (1, 1), (0, 2)])
def test_weekend_nights_are_counted(most: int, over: int) -> None:
    problem = hand_problem(most_counted=np.full((FAMILIES, 1), most, dtype=np.int16))
    assert broken_by(problem, plan(stay(0, 0, 2), stay(0, 3, 3)), budgets) == over


def test_other_nights_spend_nothing() -> None:
    problem = hand_problem(most_counted=np.zeros((FAMILIES, 1), dtype=np.int16))
    assert broken_by(problem, plan(stay(0, 0, 3)), budgets) == 0
