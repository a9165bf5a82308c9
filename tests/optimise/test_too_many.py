"""Who are said to be too many for the places that they could have are, by every set there is."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest

from matching.optimise.program import Flags, Ints
from matching.optimise.too_many import too_many


def drawn(seed: int) -> tuple[Flags, Ints]:
    dice = np.random.default_rng(seed)
    asking, offered = int(dice.integers(1, 8)), int(dice.integers(1, 6))
    return dice.random((asking, offered)) < dice.choice([0.2, 0.5]), dice.integers(0, 3, offered)


def short_of(could: Flags, places: Ints, some: tuple[int, ...]) -> int:
    """How many of them can have none, whatever is given to whom; nobody lacks nothing."""
    return len(some) - int(places[could[list(some)].any(axis=0)].sum())


@pytest.mark.parametrize("seed", range(60))
def test_of_all_sets_that_lack_most_places_it_is_the_one_with_fewest_and_all_they_could_have(seed: int) -> None:
    could, places = drawn(seed)
    asks = np.flatnonzero(could.any(axis=1)).tolist()
    sets = [some for many in range(len(asks) + 1) for some in combinations(asks, many)]
    most = max(short_of(could, places, some) for some in sets)
    expected = next(some for some in sets if short_of(could, places, some) == most)
    who, what = too_many(could, places)
    assert tuple(np.flatnonzero(who).tolist()) == expected
    assert what.tolist() == could[list(expected)].any(axis=0).tolist()


@pytest.mark.parametrize("seed", range(4))
def test_of_more_than_can_be_tried_it_is_the_near_side_of_the_smallest_cut(seed: int) -> None:
    dice = np.random.default_rng(seed)
    could, places = dice.random((60, 25)) < 0.06, dice.integers(0, 3, 25)
    flow: nx.DiGraph[Any] = nx.DiGraph()
    flow.add_nodes_from(("from", "to"))
    flow.add_edges_from((("from", ("asks", who)) for who in range(60) if could[who].any()), capacity=1)
    flow.add_edges_from((("asks", who), ("offers", what)) for who, what in np.argwhere(could).tolist())
    for what, number in enumerate(places.tolist()):
        flow.add_edge(("offers", what), "to", capacity=number)
    _, (_, near) = nx.minimum_cut(flow.reverse(), "to", "from")
    asking, lost = too_many(could, places)
    assert asking.any()
    assert set(np.flatnonzero(asking).tolist()) == {n for side, n in near - {"from"} if side == "asks"}
    assert set(np.flatnonzero(lost).tolist()) == {n for side, n in near - {"from"} if side == "offers"}


def test_nobody_is_moved_from_a_place_for_another_who_could_have_one_that_is_left() -> None:
    who, what = too_many(np.array([[True, False], [True, True], [True, False]]), np.array([1, 1]))
    assert (who.tolist(), what.tolist()) == ([True, False, True], [True, False])
