"""How much the guests still to be looked at could be worth under the scarcest rows alone. Compiled."""

from __future__ import annotations

import numpy as np
from numba import njit

from matching.short_breaks.bound.night_room import Room
from matching.short_breaks.bound.nights import TABLE_ROWS, Nights
from matching.short_breaks.problem import Indices

LACKING = -(2**30)
"""Added where a row has too little: what guests are worth together stays below half of it."""


@njit(cache=True, nogil=True)
def prepare(q: int, count: int, nights: Nights, room: Room) -> int:
    """Fill in draws, amounts and the table, and return the table's cell for an empty night."""
    rows = row_count(q, nights)
    for r in range(rows):
        for i in range(count):
            room.draw[i, r] = nights.use[room.pair[i], nights.rows[q, r]] // nights.step[q, r]
    return _tabulate(q, count, nights, room)


@njit(cache=True, nogil=True)
def _tabulate(q: int, count: int, nights: Nights, room: Room) -> int:
    r = nights.table[q] - TABLE_ROWS
    most = (_amount(q, r, nights), _amount(q, r + 1, nights), _amount(q, r + 2, nights))
    cells = (most[0] + 1) * (most[1] + 1) * (most[2] + 1)
    room.table[count, :cells] = 0
    room.is_drawn[:cells] = 0
    for i in range(count - 1, -1, -1):
        drawn = (_draw(i, r, room), _draw(i, r + 1, room), _draw(i, r + 2, room))
        shift = (drawn[0] * (most[1] + 1) + drawn[1]) * (most[2] + 1) + drawn[2]
        if not room.is_drawn[shift]:
            room.is_drawn[shift] = 1
            _set_lacking(room.lacking[shift, :cells], most, drawn)
        room.shift[i] = shift
        here, after = room.table[i, :cells], room.table[i + 1, :cells]
        here[:shift] = after[:shift]
        _layer(here[shift:], after[shift:], after[: cells - shift], room.lacking[shift, shift:cells], room.price[i])
    return cells - 1


@njit(cache=True, nogil=True)
def row_count(q: int, nights: Nights) -> int:
    """Rows that the night has anything to say of."""
    rows = 0
    while rows < nights.rows.shape[1] and nights.rows[q, rows] >= 0:
        rows += 1
    return rows


@njit(cache=True, nogil=True)
def _amount(q: int, r: int, nights: Nights) -> int:
    return int(nights.there_is[q, r]) if r >= 0 else 0


@njit(cache=True, nogil=True)
def _draw(i: int, r: int, room: Room) -> int:
    return int(room.draw[i, r]) if r >= 0 else 0


@njit(cache=True, nogil=True)
def _set_lacking(lacking: Indices, most: tuple[int, int, int], drawn: tuple[int, int, int]) -> None:
    """0 for every cell that has enough for a draw, and LACKING for every other."""
    lacking[:] = LACKING
    wide = most[2] + 1
    for a in range(drawn[0], most[0] + 1):
        for b in range(drawn[1], most[1] + 1):
            row = (a * (most[1] + 1) + b) * wide
            lacking[row + drawn[2] : row + wide] = 0


@njit(cache=True, nogil=True)
def _layer(here: Indices, without: Indices, rest: Indices, lacking: Indices, price: int) -> None:
    """The most that this and all later items are worth, for every amount left of the table's rows.

    Cell by cell in one go, also where there is too little for the draw, so that many cells are worked out at once.
    """
    for n in range(here.shape[0]):
        one = np.int32(rest[n] + price + lacking[n])
        here[n] = one if one > without[n] else without[n]
