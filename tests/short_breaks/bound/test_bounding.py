"""No plan is worth more than the bound, and the bound falls to the best plan or near it."""

import pytest

from matching.short_breaks.bound import Bounding, goal_of
from tests.short_breaks.bound.tiny import best_plan, goal_value, tiny_problem

TINY = [(1, 1, 3), (2, 1, 3), (3, 1, 4), (4, 1, 3), (6, 1, 4), (8, 2, 3), (10, 1, 4), (11, 1, 3)]


@pytest.mark.parametrize(("seed", "homes", "children"), TINY)
def test_no_plan_is_worth_more_than_the_bound(seed: int, homes: int, children: int) -> None:
    problem = tiny_problem(seed, homes, children, fixed=seed % 2 == 0)
    goal = goal_of(problem, "benefit")
    best = best_plan(problem, lambda plan: goal_value(problem, goal, plan))
    bounding = Bounding(problem, goal)
    assert best is not None
    for _ in range(20):
        assert bounding.best >= best
        bounding.step(10)
