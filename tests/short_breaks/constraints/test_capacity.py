"""Places and staff."""

import numpy as np
import pytest

from matching.short_breaks.constraints import capacity, sentence
from tests.short_breaks.asking import broken_by
from tests.short_breaks.hand_problem import NIGHTS, hand_problem, plan, stay


@pytest.mark.parametrize(("staff", "over"), [(4, 0), (3, 1), (0, 4)])
def test_guests_draw_no_more_staff_than_there_are(staff: int, over: int) -> None:
    there = np.full((1, 2, NIGHTS), 100, dtype=np.int16)
    there[0, 1, 2] = staff
    choices = plan(stay(0, 1, 2), stay(1, 2, 1))
    assert broken_by(hand_problem(capacity=there), choices, capacity) == over


@pytest.mark.parametrize(
    ("there", "said"), [(3, "¼ member of staff"), (0, "1 member of staff"), (-1, "1¼ members of staff")]
)
def test_staff_too_few_are_said_as_people_and_not_as_quarters(there: int, said: str) -> None:
    room = np.full((1, 2, NIGHTS), 100, dtype=np.int16)
    room[0, 1, 2] = there
    problem = hand_problem(capacity=room)
    (found,) = capacity.violations(problem, plan(stay(0, 1, 2), stay(1, 2, 1)))
    assert sentence(problem, found).endswith(f"Over by {said} (day staff).")


def test_places_too_few_are_counted_as_they_are() -> None:
    problem = hand_problem(capacity=np.zeros((1, 2, NIGHTS), dtype=np.int16))
    said = [sentence(problem, v) for v in capacity.violations(problem, plan(stay(0, 0, 1))) if v.of == "places"]
    assert [words.rpartition("Over")[2] for words in said] == [" by 1 (places)."]


def test_nobody_stays_on_a_night_without_places_and_nobody_there_is_no_fault() -> None:
    none = hand_problem(capacity=np.zeros((1, 2, NIGHTS), dtype=np.int16))
    assert broken_by(none, (), capacity) == 0
    assert {v.of for v in capacity.violations(none, plan(stay(0, 0, 1)))} == {"places", "day staff"}
