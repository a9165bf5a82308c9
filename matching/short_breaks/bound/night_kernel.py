"""One night at one home: the guests who are worth most together at given prices, under every rule of the night.

A depth-first search over the possible guests, bounded by a table of how much the guests still to be looked at could be
worth under the scarcest rows alone. A search that is cut off gives the most that any open branch could still reach, so
its value is never too low. Compiled; every value is a whole number.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from matching.short_breaks.bound.nights import TABLE_CELLS, Nights
from matching.short_breaks.problem import FREE_LABEL, Bytes, Indices, Ints

NO_LABEL = -1_000
MOST_STEPS = 20_000
"""Of one search, before it is cut off."""


class Room(NamedTuple):
    """Room to work in, for one thread. Items are the possible guests of the night in hand."""

    pair: Indices
    price: Indices
    draw: Indices
    """(items, R): what each draws on each row of the night, in the row's units."""
    shift: Indices
    """(items,): how far taking the item moves within the table."""
    left: Indices
    """(R,)"""
    took: Bytes
    """(items,)"""
    beside: Indices
    """By place in the home: how many of the guests taken must not meet this family."""
    best: Indices
    """The pairs of the best set found."""
    table: Indices
    """(items + 1, TABLE_CELLS)"""
    state: Ints
    """best value, size of the best set, steps, nights cut off."""


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
        left=np.zeros(rows, dtype=np.int32),
        took=np.zeros(items, dtype=np.int8),
        beside=np.zeros(places, dtype=np.int32),
        best=np.zeros(items, dtype=np.int32),
        table=np.zeros((items + 1, TABLE_CELLS), dtype=np.int32),
        state=np.zeros(4, dtype=np.int64),
    )


@njit(cache=True, nogil=True)
def best_for_nights(
    begin: int, end: int, nights: Nights, price: Indices, room: Room, most_steps: int, value: Ints, guests: Bytes
) -> None:
    """For the home-nights of a range: a value that no set of guests exceeds, and the best set found.

    `price` and `guests` are (P, T); the guests of the last search are where the next one starts.
    """
    for q in range(begin, end):
        value[q] = _night(q, nights, price, room, most_steps, guests)


@njit(cache=True, nogil=True)
def _night(q: int, nights: Nights, price: Indices, room: Room, most_steps: int, guests: Bytes) -> int:
    t = q % price.shape[1]
    _start(q, t, nights, price, room, guests)
    upper = 0
    label = _next_label(q, t, NO_LABEL, nights, price)
    while True:
        count = _collect(q, t, label, nights, price, room)
        upper = max(upper, _search(q, count, nights, room, most_steps))
        label = _next_label(q, t, label, nights, price)
        if label == NO_LABEL:
            break
    _mark(q, t, nights, price, room, guests)
    return max(upper, int(room.state[0]))


@njit(cache=True, nogil=True)
def _start(q: int, t: int, nights: Nights, price: Indices, room: Room, guests: Bytes) -> None:
    """Begin with the last guests, or with the one best guest who stays alone."""
    worth, size = 0, 0
    for c in range(nights.starts[q], nights.starts[q + 1]):
        p = nights.pair[c]
        if guests[p, t]:
            worth += price[p, t]
            room.best[size] = p
            size += 1
    for c in range(nights.starts[q], nights.starts[q + 1]):
        p = nights.pair[c]
        if nights.alone[p] and price[p, t] > worth:
            worth, size = price[p, t], 1
            room.best[0] = p
    room.state[0] = worth
    room.state[1] = size


@njit(cache=True, nogil=True)
def _next_label(q: int, t: int, label: int, nights: Nights, price: Indices) -> int:
    """The next label above this one among guests worth something, or NO_LABEL when there is none."""
    found = -NO_LABEL
    for c in range(nights.starts[q], nights.starts[q + 1]):
        p = nights.pair[c]
        its = nights.label[p, t]
        if price[p, t] > 0 and label < its < found and its != FREE_LABEL and not nights.alone[p]:
            found = its
    return NO_LABEL if found == -NO_LABEL else found


@njit(cache=True, nogil=True)
def _collect(q: int, t: int, label: int, nights: Nights, price: Indices, room: Room) -> int:
    """The possible guests of one kind of night, dearest first, without those whom enough others can replace."""
    count = 0
    for c in range(nights.starts[q], nights.starts[q + 1]):
        p = nights.pair[c]
        alike = nights.label[p, t] == label or nights.label[p, t] == FREE_LABEL
        if price[p, t] > 0 and alike and not nights.alone[p]:
            _insert(count, p, price[p, t], room)
            count += 1
    return _thin(q, t, count, nights, price, room)


@njit(cache=True, nogil=True)
def _insert(count: int, pair: int, price: int, room: Room) -> None:
    i = count
    while i > 0 and room.price[i - 1] < price:
        room.price[i] = room.price[i - 1]
        room.pair[i] = room.pair[i - 1]
        i -= 1
    room.price[i] = price
    room.pair[i] = pair


@njit(cache=True, nogil=True)
def _thin(q: int, t: int, count: int, nights: Nights, price: Indices, room: Room) -> int:
    """Leave out whoever as many free guests as there are places could each replace, at no less and drawing no more."""
    home = q // price.shape[1]
    base, size = nights.covers_starts[home], 0
    across = np.int64(np.sqrt(nights.covers_starts[home + 1] - base) + 0.5)
    for i in range(count):
        room.took[i] = _is_free(room.pair[i], t, nights, price)
    for i in range(count):
        mine, above = nights.place[room.pair[i]], 0
        for j in range(size):
            if room.took[j] and nights.covers[base + nights.place[room.pair[j]] * across + mine]:
                above += 1
        if above < nights.guests[q]:
            room.pair[size], room.price[size], room.took[size] = room.pair[i], room.price[i], room.took[i]
            size += 1
    return size


@njit(cache=True, nogil=True)
def _is_free(p: int, t: int, nights: Nights, price: Indices) -> int:
    """Whether nobody who is kept apart from this family is worth anything tonight."""
    for c in range(nights.near_starts[p], nights.near_starts[p + 1]):
        if price[nights.near[c], t] > 0:
            return 0
    return 1


@njit(cache=True, nogil=True)
def _search(q: int, count: int, nights: Nights, room: Room, most_steps: int) -> int:
    """A value that no set of the items exceeds; a set better than the best so far takes its place."""
    full = _prepare(q, count, nights, room)
    if room.table[0, full] <= room.state[0]:
        return int(room.state[0])
    rows = _row_count(q, nights)
    return _descend(q, count, rows, full, nights, room, most_steps)


@njit(cache=True, nogil=True)
def _row_count(q: int, nights: Nights) -> int:
    rows = 0
    while rows < nights.rows.shape[1] and nights.rows[q, rows] >= 0:
        rows += 1
    return rows


@njit(cache=True, nogil=True)
def _prepare(q: int, count: int, nights: Nights, room: Room) -> int:
    """Fill in draws, amounts and the table, and return the table's cell for an empty night."""
    rows = _row_count(q, nights)
    for r in range(rows):
        room.left[r] = nights.there_is[q, r]
        for i in range(count):
            room.draw[i, r] = nights.use[room.pair[i], nights.rows[q, r]] // nights.step[q, r]
    a, b, c = _amount(q, 0, nights), _amount(q, 1, nights), _amount(q, 2, nights)
    cells = (a + 1) * (b + 1) * (c + 1)
    room.table[count, :cells] = 0
    for i in range(count - 1, -1, -1):
        x, y, z = _draw(q, i, 0, nights, room), _draw(q, i, 1, nights, room), _draw(q, i, 2, nights, room)
        room.shift[i] = (x * (b + 1) + y) * (c + 1) + z
        _layer(room.table[i, :cells], room.table[i + 1, :cells], (a, b, c), (x, y, z), room.price[i])
    return cells - 1


@njit(cache=True, nogil=True)
def _amount(q: int, r: int, nights: Nights) -> int:
    return int(nights.there_is[q, r]) if r < nights.table[q] else 0


@njit(cache=True, nogil=True)
def _draw(q: int, i: int, r: int, nights: Nights, room: Room) -> int:
    return int(room.draw[i, r]) if r < nights.table[q] else 0


@njit(cache=True, nogil=True)
def _layer(here: Indices, after: Indices, most: tuple[int, int, int], draw: tuple[int, int, int], price: int) -> None:
    """The most that this and all later items are worth, for every amount left of the table's rows."""
    here[:] = after
    wide = most[2] + 1
    many = wide - draw[2]
    for a in range(draw[0], most[0] + 1):
        for b in range(draw[1], most[1] + 1):
            to = (a * (most[1] + 1) + b) * wide + draw[2]
            since = ((a - draw[0]) * (most[1] + 1) + b - draw[1]) * wide
            _better(here[to : to + many], after[since : since + many], price)


@njit(cache=True, nogil=True)
def _better(here: Indices, after: Indices, gain: int) -> None:
    for n in range(here.shape[0]):
        one = np.int32(after[n] + gain)
        here[n] = one if one > here[n] else here[n]


@njit(cache=True, nogil=True)
def _descend(q: int, count: int, rows: int, full: int, nights: Nights, room: Room, most_steps: int) -> int:
    i, worth, cell, steps = 0, 0, full, 0
    while True:
        if i < count and worth + room.table[i, cell] > room.state[0]:
            steps += 1
            if steps > most_steps:
                return _cut_off(q, i, worth, cell, rows, nights, room)
            room.took[i] = _may_come(i, rows, nights, room)
            if room.took[i]:
                _come(i, rows, 1, nights, room)
                worth += int(room.price[i])
                cell -= int(room.shift[i])
            i += 1
            continue
        if i == count and worth > room.state[0]:
            _remember(count, worth, room)
        i -= 1
        while i >= 0 and not room.took[i]:
            i -= 1
        if i < 0:
            room.state[2] += steps
            return int(room.state[0])
        _come(i, rows, -1, nights, room)
        room.took[i] = 0
        worth -= int(room.price[i])
        cell += int(room.shift[i])
        i += 1


@njit(cache=True, nogil=True)
def _may_come(i: int, rows: int, nights: Nights, room: Room) -> int:
    if room.beside[nights.place[room.pair[i]]] > 0:
        return 0
    for r in range(rows):
        if room.draw[i, r] > room.left[r]:
            return 0
    return 1


@njit(cache=True, nogil=True)
def _come(i: int, rows: int, sign: int, nights: Nights, room: Room) -> None:
    """Take an item, or with -1 give it back."""
    for r in range(rows):
        room.left[r] -= sign * room.draw[i, r]
    p = room.pair[i]
    for c in range(nights.near_starts[p], nights.near_starts[p + 1]):
        room.beside[nights.place[nights.near[c]]] += sign


@njit(cache=True, nogil=True)
def _cut_off(q: int, i: int, worth: int, cell: int, rows: int, nights: Nights, room: Room) -> int:
    """The most that the branch in hand, or any branch still open, could reach; everything taken is given back."""
    upper = max(int(room.state[0]), worth + int(room.table[i, cell]))
    for j in range(i - 1, -1, -1):
        if room.took[j]:
            _come(j, rows, -1, nights, room)
            worth -= int(room.price[j])
            cell += int(room.shift[j])
            upper = max(upper, worth + int(room.table[j + 1, cell]))
    room.state[3] += 1
    return upper


@njit(cache=True, nogil=True)
def _remember(count: int, worth: int, room: Room) -> None:
    room.state[0] = worth
    size = 0
    for i in range(count):
        if room.took[i]:
            room.best[size] = room.pair[i]
            size += 1
    room.state[1] = size


@njit(cache=True, nogil=True)
def _mark(q: int, t: int, nights: Nights, price: Indices, room: Room, guests: Bytes) -> None:
    for c in range(nights.starts[q], nights.starts[q + 1]):
        guests[nights.pair[c], t] = 0
    for n in range(room.state[1]):
        if price[room.best[n], t] > 0:
            guests[room.best[n], t] = 1
