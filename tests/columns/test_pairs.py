"""Many children at many homes: what is said of each pair is what its screens say."""

from __future__ import annotations

import numpy as np

from matching.columns.homes import PublishedColumns
from matching.columns.pairs import bands_of, laid_out
from scenarios.benchmarks.home_search import columns_of, measure, pair_by_pair, screens_of
from scenarios.benchmarks.market import ON, homes


def test_every_pair_is_said_what_its_screens_say_at_worst_and_at_best() -> None:
    columns = columns_of(PublishedColumns(tuple(homes(60)), ON), 25)
    screens = screens_of(columns)
    slow = np.array(pair_by_pair(screens, range(25)))
    assert len(np.unique(slow)) > 1
    for end, bands in enumerate(bands_of(laid_out(screens, 25, 60))):
        assert (bands == slow[:, end]).all()


def test_the_search_is_measured_for_one_child_and_for_many() -> None:
    one, many = measure(("30", "60"))
    assert "One child, 30 homes" in one
    assert "60 children, 30 homes" in many
