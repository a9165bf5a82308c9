"""How much the guests still to be looked at could be worth under the scarcest rows alone. Compiled."""

from __future__ import annotations

import numpy as np
from numba import njit

from matching.short_breaks.bound.night_room import Room
from matching.short_breaks.bound.nights import TABLE_ROWS, Nights
from matching.short_breaks.problem import Indices


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
    for i in range(count - 1, -1, -1):
        drawn = (_draw(i, r, room), _draw(i, r + 1, room), _draw(i, r + 2, room))
        room.shift[i] = (drawn[0] * (most[1] + 1) + drawn[1]) * (most[2] + 1) + drawn[2]
        _layer(room.table[i, :cells], room.table[i + 1, :cells], most, drawn, room.price[i])
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
def _layer(here: Indices, after: Indices, most: tuple[int, int, int], drawn: tuple[int, int, int], price: int) -> None:
    """The most that this and all later items are worth, for every amount left of the table's rows."""
    here[:] = after
    wide = most[2] + 1
    many = wide - drawn[2]
    for a in range(drawn[0], most[0] + 1):
        for b in range(drawn[1], most[1] + 1):
            to = (a * (most[1] + 1) + b) * wide + drawn[2]
            since = to - (drawn[0] * (most[1] + 1) + drawn[1]) * wide - drawn[2]
            for n in range(many):
                one = np.int32(after[since + n] + price)
                if one > here[to + n]:
                    here[to + n] = one
