"""Many children at many homes: what is said of each pair is what its screens say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.columns.homes import PublishedColumns
from matching.columns.kinds import Codes
from matching.columns.pairs import EIGHT, bands_of, laid_out
from matching.columns.pairs_kernel import WORDS
from matching.columns.parts import MOST_KINDS, laid_together
from matching.columns.screen import Screen
from matching.findings import Band
from matching.rules import PUBLISHED
from scenarios.benchmarks.home_search import columns_of, measure, pair_by_pair, screens_of
from scenarios.benchmarks.market import ON, homes


def test_every_pair_is_said_what_its_screens_say_at_worst_and_at_best() -> None:
    columns = columns_of(PublishedColumns(tuple(homes(60)), ON), 25)
    screens = screens_of(columns)
    slow = np.array(pair_by_pair(screens, range(25)))
    assert len(np.unique(slow)) > 1
    for end, bands in enumerate(bands_of(laid_out(screens, 25, 60))):
        assert (bands == slow[:, end]).all()
    by_miles = tuple(s for rule in PUBLISHED for s in rule.screen(columns))
    assert len(by_miles) > len(screens)
    slow = np.array(pair_by_pair(by_miles, range(25)))
    for end, bands in enumerate(laid_together(by_miles, 25, 60)):
        assert (bands == slow[:, end]).all()


def made_up(questions: int, children: int, homes: int) -> list[Screen]:
    """Questions with answers of no meaning."""
    dice = np.random.default_rng(3)
    ends = np.sort(dice.integers(0, 4, (questions, 2, 3, 5), dtype=np.int8), axis=1)
    none = np.zeros((3, 5), dtype=np.int16)

    def some(kinds: int, size: int) -> Codes:
        return dice.integers(0, kinds, size, dtype=np.int32)

    return [Screen(some(3, children), some(5, homes), worst, best, none, none) for worst, best in ends]


@pytest.mark.parametrize("questions", [0, 1, 30])
def test_more_homes_than_are_looked_at_in_one_go_are_said_the_same(questions: int) -> None:
    homes = WORDS * EIGHT + 3
    screens = made_up(questions, 4, homes)
    slow = np.array(pair_by_pair(screens, range(4))) if screens else np.full((4, 2, homes), int(Band.GOOD))
    for end, bands in enumerate(bands_of(laid_out(screens, 4, homes))):
        assert (bands == slow[:, end]).all()


@pytest.mark.parametrize("children", [2, MOST_KINDS + 5])
def test_questions_of_any_sort_laid_together_are_said_the_same(children: int) -> None:
    each = np.arange(children, dtype=np.int32)
    of_kinds = made_up(20, children, 40)
    by_miles = [replace(s, child=each, worst=s.worst[s.child], best=s.best[s.child]) for s in of_kinds[:3]]
    screens = [*of_kinds, *by_miles]
    slow = np.array(pair_by_pair(screens, range(children)))
    for end, bands in enumerate(laid_together(screens, children, 40)):
        assert bands.dtype == np.int8
        assert (bands == slow[:, end]).all()


def test_the_search_is_measured_for_one_child_and_for_many() -> None:
    one, many = measure(("30", "60"))
    assert "One child, 30 homes" in one
    assert "60 children, 30 homes" in many
