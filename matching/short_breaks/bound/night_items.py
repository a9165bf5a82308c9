"""Who could be a guest of one night, of one kind at a time, without those whom enough others can replace. Compiled."""

from __future__ import annotations

import numpy as np
from numba import njit

from matching.short_breaks.bound.night_room import Room
from matching.short_breaks.bound.nights import Nights
from matching.short_breaks.problem import FREE_LABEL, Indices

NO_LABEL = -1_000


@njit(cache=True, nogil=True)
def next_label(q: int, t: int, label: int, nights: Nights, price: Indices) -> int:
    """The next label above this one among guests worth something, or NO_LABEL when there is none."""
    found = -NO_LABEL
    for c in range(nights.starts[q], nights.starts[q + 1]):
        p = nights.pair[c]
        its = nights.label[p, t]
        if price[p, t] > 0 and label < its < found and its != FREE_LABEL and not nights.alone[p]:
            found = its
    return NO_LABEL if found == -NO_LABEL else found


@njit(cache=True, nogil=True)
def collect(q: int, t: int, label: int, nights: Nights, price: Indices, room: Room) -> int:
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
        mine, above, j = nights.place[room.pair[i]], 0, 0
        while j < size and above < nights.guests[q]:
            above += room.took[j] and nights.covers[base + nights.place[room.pair[j]] * across + mine]
            j += 1
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
