"""Committed bookings."""

import pytest

from matching.short_breaks.constraints import fixed
from matching.short_breaks.problem import Choice
from tests.short_breaks.asking import broken_by
from tests.short_breaks.hand_problem import HOISTED, hand_problem, plan, stay

BOOKED = stay(0, 1, 2)


@pytest.mark.parametrize(
    ("choices", "missing"),
    [((BOOKED,), 0), ((BOOKED, stay(1, 0, 1)), 0), ((), 1), ((stay(0, 1, 2, HOISTED),), 1), ((stay(0, 1, 1),), 1)],
)
def test_a_committed_booking_is_in_every_plan(choices: tuple[Choice, ...], missing: int) -> None:
    assert broken_by(hand_problem(fixed=(BOOKED,)), plan(*choices), fixed) == missing


def test_nothing_committed_asks_for_nothing() -> None:
    assert broken_by(hand_problem(), (), fixed) == 0
