"""Children who must have the home to themselves."""

import numpy as np
import pytest

from matching.short_breaks.constraints import alone
from tests.short_breaks.asking import broken_by
from tests.short_breaks.hand_problem import hand_problem, plan, stay


@pytest.mark.parametrize(
    ("by_itself", "others", "too_many"),
    [([True, False, False, False], 0, 0), ([True, False, False, False], 1, 1), ([True, True, False, False], 2, 2),
     ([False] * 4, 2, 0)],
)  # fmt: skip
def test_nobody_joins_a_child_who_must_be_alone(by_itself: list[bool], others: int, too_many: int) -> None:
    problem = hand_problem(pair_alone=np.array(by_itself))
    choices = plan(stay(0, 0, 2), *(stay(u + 1, 1, 1) for u in range(others)))
    assert broken_by(problem, choices, alone) == too_many
