"""The guests who are worth most together: depth first, with each and without, while the table promises more. Compiled.

A search that is cut off gives the most that any open branch could still reach, so its value is never too low.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from matching.short_breaks.bound.night_room import Room
from matching.short_breaks.bound.night_table import prepare, row_count
from matching.short_breaks.bound.nights import Nights
from matching.short_breaks.problem import Bytes, Indices, Ints

WORD = 62
"""Bits used of a word of 64."""


@njit(cache=True, nogil=True)
def search(q: int, count: int, nights: Nights, room: Room, most_steps: int) -> int:
    """A value that no set of the items exceeds; a set better than the best so far takes its place."""
    full = prepare(q, count, nights, room)
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
    for r in range(row_count(q, nights)):
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
    return int(best) if steps <= most_steps else _cut_off(i, int(worth), int(cell), room)


@njit(cache=True, nogil=True)
def _last_taken(i: int, took: Bytes) -> int:
    while i >= 0 and not took[i]:
        i -= 1
    return i


@njit(cache=True, nogil=True)
def _cut_off(i: int, worth: int, cell: int, room: Room) -> int:
    """The most that the branch in hand, or any branch still open, could reach."""
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
