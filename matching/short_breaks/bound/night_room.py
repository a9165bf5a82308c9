"""Room to work in for the search of one night, for one thread."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.short_breaks.bound.nights import TABLE_CELLS, Nights
from matching.short_breaks.problem import Bytes, Indices, Ints


class Room(NamedTuple):
    """Room to work in, for one thread. Items are the possible guests of the night in hand."""

    pair: Indices
    price: Indices
    draw: Indices
    """(items, R): what each draws on each row of the night, in the row's units."""
    shift: Indices
    """(items,): how far taking the item moves within the table."""
    took: Bytes
    """(items,)"""
    words: Ints
    """(4,): what there is of the rows, a field each in two words, and the guard bits of both."""
    packed: Ints
    """(items, 2): what each item draws, likewise."""
    item: Indices
    """By place in the home: the item there."""
    apart: Ints
    """(items, 2): the item's own bit, if it has one, and the bits of earlier items that it must not meet."""
    saved: Ints
    """(items, 3): the two words and the bits of who was there, before each item was taken."""
    best: Indices
    """The pairs of the best set found."""
    table: Indices
    """(items + 1, TABLE_CELLS)"""
    lacking: Indices
    """(TABLE_CELLS, TABLE_CELLS): by how far a draw moves within the table, for which cells there is too little."""
    is_drawn: Bytes
    """(TABLE_CELLS,): whether that row of `lacking` has been filled for the night in hand."""
    state: Ints
    """best value, size of the best set."""


def room_for(nights: Nights) -> Room:
    """Room enough for any night."""
    items = int(np.diff(nights.starts).max(initial=0)) + 1
    rows = nights.rows.shape[1]
    places = int(nights.place.max(initial=0)) + 1
    return Room(
        pair=np.zeros(items, dtype=np.int32),
        price=np.zeros(items, dtype=np.int32),
        draw=np.zeros((items, rows), dtype=np.int32),
        shift=np.zeros(items, dtype=np.int32),
        took=np.zeros(items, dtype=np.int8),
        words=np.zeros(4, dtype=np.int64),
        packed=np.zeros((items, 2), dtype=np.int64),
        item=np.zeros(places, dtype=np.int32),
        apart=np.zeros((items, 2), dtype=np.int64),
        saved=np.zeros((items, 3), dtype=np.int64),
        best=np.zeros(items, dtype=np.int32),
        table=np.zeros((items + 1, TABLE_CELLS), dtype=np.int32),
        lacking=np.zeros((TABLE_CELLS, TABLE_CELLS), dtype=np.int32),
        is_drawn=np.zeros(TABLE_CELLS, dtype=np.int8),
        state=np.zeros(2, dtype=np.int64),
    )
