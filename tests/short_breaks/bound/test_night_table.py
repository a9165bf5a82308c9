"""The table that bounds the search of one night: the most that guests could be worth with so much left."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from matching.short_breaks.bound import night_table
from matching.short_breaks.problem import Indices

MOST = (2, 3, 1)
CELLS = list(product(range(MOST[0] + 1), range(MOST[1] + 1), range(MOST[2] + 1)))
DRAWS = CELLS[1:]


def _layered(after: Indices, drawn: tuple[int, int, int], price: int) -> list[int]:
    shift = CELLS.index(drawn)
    lacking, here = np.zeros(len(CELLS), dtype=np.int32), after.copy()
    night_table._set_lacking(lacking, MOST, drawn)
    night_table._layer(here[shift:], after[shift:], after[: len(CELLS) - shift], lacking[shift:], price)
    return [int(n) for n in here]


def _plainly(after: Indices, drawn: tuple[int, int, int], price: int) -> list[int]:
    found = []
    for cell, without in zip(CELLS, after.tolist(), strict=True):
        left = (cell[0] - drawn[0], cell[1] - drawn[1], cell[2] - drawn[2])
        found.append(max(without, int(after[CELLS.index(left)]) + price) if left in CELLS else without)
    return found


@pytest.mark.parametrize("drawn", DRAWS)
def test_a_guest_is_counted_just_where_there_is_enough_of_every_row(drawn: tuple[int, int, int]) -> None:
    after = np.random.default_rng(1).integers(0, 50, len(CELLS)).astype(np.int32)
    assert _layered(after, drawn, 30) == _plainly(after, drawn, 30)


def test_rows_that_lend_to_one_another_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(night_table, "_set_lacking", lambda lacking, most, drawn: None)
    after = np.random.default_rng(1).integers(0, 50, len(CELLS)).astype(np.int32)
    assert any(_layered(after, drawn, 30) != _plainly(after, drawn, 30) for drawn in DRAWS)
