"""Names, and the order in which a period is written down, change nothing but the names.

Names that sort alike, and any order of the file, give the solver and the search the very same question, and so the
same plan. Asked without an order of its own, the solver gives under names that sort otherwise a plan worth the same at
every level, and a plan of the period as it was. What the search does under any names: `test_any_names`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from random import Random
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.short_breaks.build import build
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.problem import Level, Problem
from matching.short_breaks.result import Ended
from matching.short_breaks.search import search
from matching.short_breaks.verifying import verify
from tests.short_breaks.promises.best import best, worth_of, worth_of_stays
from tests.short_breaks.promises.rewritten import (
    Names,
    children_turned,
    names_in_order,
    names_turned,
    renamed,
    reordered,
)
from tests.strategies.few_families import Few, few_families

FEW = settings(max_examples=settings().max_examples // 8)
FEWER = settings(max_examples=settings().max_examples // 16)
WORK = Effort(seed=5, moves=2_000, rounds=1, seconds=None, processes=1)


def same(one: Any, other: Any) -> bool:
    """Whether two problems, or parts of them, hold the same numbers."""
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    if isinstance(one, tuple) and one and isinstance(one[0], Level):
        return len(one) == len(other) and all(map(same, one, other))
    if hasattr(one, "__dataclass_fields__"):
        return type(one) is type(other) and all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    return bool(one == other)


def same_numbers(one: Problem, other: Problem) -> bool:
    """Whether they differ in nothing but the names of homes, bedrooms and families."""
    return all(
        same(getattr(one, f.name), getattr(other, f.name))
        for f in fields(one)
        if f.name not in {"homes", "families", "rooms"}
    )


def back(stays: tuple[PlannedStay, ...], names: Names) -> tuple[PlannedStay, ...]:
    """The stays under the old names."""
    old = {new: name for name, new in names.items()}
    return tuple(
        s.model_copy(
            update={
                "family": old[s.family],
                "urn": old[s.urn],
                "bedrooms": tuple(old[room] for room in s.bedrooms),
            }
        )
        for s in stays
    )


@FEW
@given(few_families(least_children=3))
def test_names_that_sort_alike_give_the_same_plan_under_the_other_names(few: Few) -> None:
    names = names_in_order(few)
    found, other = best(few), best(renamed(few, names))
    assert same_numbers(found.problem, other.problem)
    assert back(other.stays, names) == found.stays


@FEWER
@given(few_families(least_children=3))
def test_names_that_sort_alike_give_the_same_search(few: Few) -> None:
    one, other = build(*few), build(*renamed(few, names_in_order(few)))
    assert search(one, WORK).plan == search(other, WORK).plan


@FEW
@given(few_families(least_children=3), st.integers(0, 99))
def test_the_order_of_the_file_gives_the_same_plan(few: Few, number: int) -> None:
    dice = Random(number)

    def shuffled(items: Sequence[Any]) -> Sequence[Any]:
        return dice.sample(items, len(items))

    other = reordered(few, shuffled)
    assert same(build(*few), build(*other))
    assert best(other).stays == best(few).stays


@FEWER
@given(few_families(least_children=3))
def test_the_order_of_the_file_gives_the_same_search(few: Few) -> None:
    other = reordered(few, lambda items: items[::-1])
    assert search(build(*few), WORK).plan == search(build(*other), WORK).plan


@FEW
@given(few_families(least_children=3))
def test_any_names_give_a_plan_worth_the_same_at_every_level(few: Few) -> None:
    names = names_turned(few)
    found, other = best(few), best(renamed(few, names))
    stays = back(other.stays, names)
    assert other.worth == found.worth
    assert worth_of_stays(few, stays) == found.worth
    assert verify(*few, stays).broken == ()


@FEW
@given(few_families(least_children=3))
def test_the_order_of_brothers_and_sisters_changes_no_level(few: Few) -> None:
    assert best(children_turned(few)).worth == best(few).worth


@FEWER
@given(few_families(least_children=3))
def test_a_search_that_proves_its_plan_is_worth_the_same_under_any_names(few: Few) -> None:
    proven = best(few).worth
    for period in (few, renamed(few, names_turned(few))):
        problem = build(*period)
        found = search(problem, WORK)
        worth = worth_of(problem, found.plan)
        assert list(worth.values()) <= list(proven.values())
        assert found.ended is not Ended.PROVEN_BEST or worth == proven
