"""Nights at home between stays."""

import pytest

from matching.short_breaks.constraints import gaps
from tests.short_breaks.asking import broken_by
from tests.short_breaks.hand_problem import each, hand_problem, plan, stay


@pytest.mark.parametrize(("gap", "missing"), [(0, 0), (1, 0), (2, 1)])
def test_a_family_is_at_home_between_stays(gap: int, missing: int) -> None:
    problem = hand_problem(least_gap=each(gap))
    assert broken_by(problem, plan(stay(0, 0, 2), stay(0, 3, 1), stay(1, 2, 1)), gaps) == missing


def test_stays_never_overlap_whatever_the_gap() -> None:
    assert broken_by(hand_problem(), plan(stay(0, 0, 3), stay(0, 2, 1)), gaps) == 1
