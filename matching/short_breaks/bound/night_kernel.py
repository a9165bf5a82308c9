"""One night at one home: the guests who are worth most together at given prices, under every rule of the night.

The value is never too low, also where a search is cut off. Compiled; every value is a whole number.
"""

from __future__ import annotations

from numba import njit

from matching.short_breaks.bound.night_items import NO_LABEL, collect, next_label
from matching.short_breaks.bound.night_room import Room, room_for
from matching.short_breaks.bound.night_search import search
from matching.short_breaks.bound.nights import Nights
from matching.short_breaks.problem import Bytes, Indices, Ints

__all__ = ["MOST_STEPS", "STEPS_IN_ALL", "best_for_nights", "room_for"]

STEPS_IN_ALL = 4_000_000
MOST_STEPS = (2_000, 20_000)
"""Of one search, before it is cut off, at least and at most; between them it is its part of what all may take."""


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
    label = next_label(q, t, NO_LABEL, nights, price)
    while True:
        count = collect(q, t, label, nights, price, room)
        upper = max(upper, search(q, count, nights, room, most_steps))
        label = next_label(q, t, label, nights, price)
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
def _mark(q: int, t: int, nights: Nights, price: Indices, room: Room, guests: Bytes) -> None:
    for c in range(nights.starts[q], nights.starts[q + 1]):
        guests[nights.pair[c], t] = 0
    for n in range(room.state[1]):
        if price[room.best[n], t] > 0:
            guests[room.best[n], t] = 1
