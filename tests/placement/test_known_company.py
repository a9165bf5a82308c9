"""Near another plan, each home takes one child more at most, and only one of whom nothing is left to ask."""

from __future__ import annotations

import pytest

from matching.placement.beginning import MayJoin, anybody
from matching.placement.known_company import near
from matching.placement.problem import Placed
from matching.placement.solve import solve
from tests.placement.test_given_up import problem


def with_b(one: str, other: str, urn: str) -> bool:
    return "b" in (one, other)


def nobody(one: str, other: str, urn: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("may_join", "others"), [(with_b, {"b"}), (nobody, set()), (anybody, {"b"})], ids=["b", "nobody", "anybody"]
)
def test_one_child_more_comes_to_a_home_and_only_one_who_is_known_to_get_on_there(
    may_join: MayJoin, others: set[str]
) -> None:
    asked = problem({"H": 3}, {"a": "H", "b": "H", "c": "H"})
    found = solve(asked, levels=near((Placed("a", "H"),), may_join)).plan or ()
    assert len(found) == 1 + len(others)
    if may_join is not anybody:
        assert {placed.child for placed in found} == {"a"} | others
    assert len(solve(asked).plan or ()) == 3
