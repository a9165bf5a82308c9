"""One night at one home: the guests who are worth most together at given prices, under every rule of the night.

A depth-first search over the possible guests, bounded by a table of how much the guests still to be looked at could be
worth under the scarcest rows alone. A search that is cut off gives the most that any open branch could still reach, so
its value is never too low. Compiled; every value is a whole number.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from matching.short_breaks.bound.nights import TABLE_CELLS, TABLE_ROWS, Nights
from matching.short_breaks.problem import FREE_LABEL, Bytes, Indices, Ints

NO_LABEL = -1_000
WORD = 62
"""Bits used of a word of 64."""
STEPS_IN_ALL = 4_000_000
MOST_STEPS = (8_000, 20_000)
"""Of one search, before it is cut off, at least and at most; between them it is its part of what all may take."""


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
        took=np.zeros(items, dtype=np.int8),
        words=np.zeros(4, dtype=np.int64),
        packed=np.zeros((items, 2), dtype=np.int64),
        item=np.zeros(places, dtype=np.int32),
        apart=np.zeros((items, 2), dtype=np.int64),
        saved=np.zeros((items, 3), dtype=np.int64),
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
    _pack(q, count, nights, room)
    _set_apart(count, nights, room)
    arrays = (room.packed, room.apart, room.saved)
    return _descend(count, full, room.words, arrays, room.price, room.shift, room.took, room.table, room, most_steps)


@njit(cache=True, nogil=True)
def _pack(q: int, count: int, nights: Nights, room: Room) -> None:
    """Each item's draws in two words, and what there is, a field a row with a guard bit above it.

    A row for which there is no more space in the words is not kept: the value can only be higher.
    """
    words = room.words
    words[:] = 0
    room.packed[:count] = 0
    word, at = 0, 0
    for r in range(_row_count(q, nights)):
        wide = 1
        while nights.there_is[q, r] >> wide:
            wide += 1
        if at + wide + 1 > WORD:
            word, at = word + 1, 0
        if word > 1:
            break
        words[word] |= ((1 << wide) + nights.there_is[q, r]) << at
        words[word + 2] |= 1 << (at + wide)
        for i in range(count):
            room.packed[i, word] |= room.draw[i, r] << at
        at += wide + 1


@njit(cache=True, nogil=True)
def _set_apart(count: int, nights: Nights, room: Room) -> None:
    """For each item its own bit, if it must be apart from any other, and the bits of the others."""
    for i in range(count):
        room.item[nights.place[room.pair[i]]] = i
        room.apart[i, :] = 0
    bits = 0
    for i in range(count):
        p = room.pair[i]
        for c in range(nights.near_starts[p], nights.near_starts[p + 1]):
            j = room.item[nights.place[nights.near[c]]]
            if j < i and room.pair[j] == nights.near[c] and bits < WORD:
                if room.apart[j, 0] == 0:
                    room.apart[j, 0] = 1 << bits
                    bits += 1
                room.apart[i, 1] |= room.apart[j, 0]


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


@njit(cache=True, nogil=True)
def _descend(
    count: int,
    cell: int,
    words: Ints,
    arrays: tuple[Ints, Ints, Ints],
    price: Indices,
    shift: Indices,
    took: Bytes,
    table: Indices,
    room: Room,
    most_steps: int,
) -> int:
    """Go through the items in order, with each and without it, wherever the table still promises more than the best."""
    packed, apart, saved = arrays
    one, other, guard, another = words[0], words[1], words[2], words[3]
    best, i, worth, steps, there = room.state[0], 0, np.int64(0), 0, np.int64(0)
    while steps <= most_steps:
        if i < count and worth + table[i, cell] > best:
            steps += 1
            after, later = one - packed[i, 0], other - packed[i, 1]
            fits = (after & guard) == guard and (later & another) == another
            took[i] = fits and (there & apart[i, 1]) == 0
            if took[i]:
                saved[i, 0], saved[i, 1], saved[i, 2] = one, other, there
                one, other, there = after, later, there | apart[i, 0]
                worth, cell = worth + price[i], cell - shift[i]
            i += 1
            continue
        if i == count and worth > best:
            best = worth
            _remember(count, int(best), room)
        i = _last_taken(i - 1, took)
        if i < 0:
            break
        one, other, there = saved[i, 0], saved[i, 1], saved[i, 2]
        worth, cell, took[i] = worth - price[i], cell + shift[i], 0
        i += 1
    room.state[2] += steps
    return int(best) if steps <= most_steps else _cut_off(i, int(worth), int(cell), room)


@njit(cache=True, nogil=True)
def _last_taken(i: int, took: Bytes) -> int:
    while i >= 0 and not took[i]:
        i -= 1
    return i


@njit(cache=True, nogil=True)
def _cut_off(i: int, worth: int, cell: int, room: Room) -> int:
    """The most that the branch in hand, or any branch still open, could reach."""
    room.state[3] += 1
    upper = max(int(room.state[0]), worth + int(room.table[i, cell]))
    for j in range(i - 1, -1, -1):
        if room.took[j]:
            worth -= int(room.price[j])
            cell += int(room.shift[j])
            upper = max(upper, worth + int(room.table[j + 1, cell]))
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
