"""Families kept apart."""

import numpy as np
import pytest

from matching.short_breaks.constraints import apart
from tests.short_breaks.asking import broken_by
from tests.short_breaks.hand_problem import hand_problem, plan, stay


@pytest.mark.parametrize(("begins", "nights"), [(2, 0), (1, 1), (0, 2)])
def test_families_kept_apart_share_no_night(begins: int, nights: int) -> None:
    pair = {"apart_one": np.array([0], dtype=np.int32), "apart_other": np.array([2], dtype=np.int32)}
    choices = plan(stay(0, 0, 2), stay(1, 0, 3), stay(2, begins, 2))
    assert broken_by(hand_problem(**pair), choices, apart) == nights


def test_nobody_else_is_kept_apart() -> None:
    assert broken_by(hand_problem(), plan(stay(0, 0, 2), stay(2, 0, 2)), apart) == 0
