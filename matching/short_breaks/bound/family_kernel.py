"""Each family alone: its best stays when every night at a home has a price. Exact, by dynamic programming.

Kept: no two stays overlap or lie closer than the least gap, wherever they are; the most nights; limits by night; the
fixed stays; a floor of nights. Not kept, which only raises the value: the most stays, weekend and holiday budgets, the
length of a first stay, and days of leaving that count against a limit. Compiled; every value is a whole number.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from matching.short_breaks.bound.families import FamilyStays
from matching.short_breaks.problem import Bytes, Indices, Ints, Problem

NEVER = -(2**30)
"""Stands for "not possible" among values; every real value is above half of it."""


class Room(NamedTuple):
    """Room to work in, for one thread."""

    price: Indices
    """(pairs of a family, T + 1): prices of the nights before each night, added up."""
    best: Indices
    """(T + 2, N + 1): the most that can still be had, by row and further nights had so far."""
    row: Indices
    """(T + 1,): the row of `best` for the first possible beginning on or after a night."""
    low: Indices
    """(T + 2,): the first stay of each row."""


def room_for(problem: Problem) -> Room:
    """Room enough for any family."""
    pairs = int(np.diff(problem.family_pairs).max(initial=1))
    nights, most = problem.nights, problem.most_nights_any
    return Room(
        price=np.zeros((pairs, nights + 1), dtype=np.int32),
        best=np.zeros((nights + 2, most + 1), dtype=np.int32),
        row=np.zeros(nights + 1, dtype=np.int32),
        low=np.zeros(nights + 2, dtype=np.int32),
    )


@njit(cache=True, nogil=True)
def best_for_families(
    begin: int,
    end: int,
    stays: FamilyStays,
    worth: Indices,
    by_stay: Indices,
    price: Indices,
    room: Room,
    value: Ints,
    nights: Ints,
    cover: Bytes,
    chosen: Bytes,
) -> None:
    """For the families of a range: the best value, its nights, the nights at each home and the stays chosen.

    `worth` is (U, N + 1), NEVER where a number of nights is not allowed; `by_stay` is (C,) or empty; `price` is (P, T).
    `chosen` is by place in `stays`.
    """
    for u in range(begin, end):
        rows = _fill(u, stays, worth, by_stay, price, room)
        value[u] = room.best[rows, 0]
        nights[u] = stays.base[u] + _walk(u, rows, stays, by_stay, room, cover, chosen)


@njit(cache=True, nogil=True)
def _fill(u: int, stays: FamilyStays, worth: Indices, by_stay: Indices, price: Indices, room: Room) -> int:
    _add_up(u, stays, price, room)
    free = room.row.shape[0] - 1
    _last_row(stays.base[u], stays.upto[u, free - 1], worth[u], room.best[0])
    rows = 0
    high = stays.starts[u + 1]
    room.low[0] = high
    while high > stays.starts[u]:
        first = stays.first[high - 1]
        low = high - 1
        while low > stays.starts[u] and stays.first[low - 1] == first:
            low -= 1
        room.row[first + 1 : free + 1] = rows
        free = first
        rows += 1
        room.low[rows] = low
        _take_from(u, rows, high, stays, by_stay, room)
        high = low
    room.row[: free + 1] = rows
    return rows


@njit(cache=True, nogil=True)
def _add_up(u: int, stays: FamilyStays, price: Indices, room: Room) -> None:
    low = stays.pairs[u]
    for p in range(low, stays.pairs[u + 1]):
        total = np.int32(0)
        for t in range(price.shape[1]):
            total = np.int32(total + price[p, t])
            room.price[p - low, t + 1] = total


@njit(cache=True, nogil=True)
def _last_row(base: int, most: int, worth: Indices, row: Indices) -> None:
    for n in range(row.shape[0]):
        row[n] = worth[base + n] if n <= most and base + n < worth.shape[0] else NEVER
    if most < 0:
        row[0] = worth[base]


@njit(cache=True, nogil=True)
def _take_from(u: int, row: int, high: int, stays: FamilyStays, by_stay: Indices, room: Room) -> None:
    """Fill a row: what can still be had when a stay may begin on its night, or the night passes."""
    here = room.best[row]
    here[:] = room.best[row - 1]
    i = room.low[row]
    while i < high:
        length = stays.nights[i]
        gain = _gain(u, i, stays, by_stay, room.price)
        i += 1
        while i < high and stays.nights[i] == length:
            gain = max(gain, _gain(u, i, stays, by_stay, room.price))
            i += 1
        after, many = _after(u, i - 1, stays, room)
        if many > 0:
            _better(here[:many], room.best[after, length : length + many], gain)


@njit(cache=True, nogil=True, inline="always")
def _better(here: Indices, after: Indices, gain: int) -> None:
    for n in range(here.shape[0]):
        one = np.int32(after[n] + gain)
        here[n] = one if one > here[n] else here[n]


@njit(cache=True, nogil=True, inline="always")
def _gain(u: int, i: int, stays: FamilyStays, by_stay: Indices, price: Indices) -> int:
    local = stays.pair[i] - stays.pairs[u]
    until = min(stays.first[i] + stays.nights[i], price.shape[1] - 1)
    worth = by_stay[stays.stay[i]] if by_stay.shape[0] > 0 else np.int32(0)
    return int(worth - price[local, until] + price[local, stays.first[i]])


@njit(cache=True, nogil=True, inline="always")
def _after(u: int, i: int, stays: FamilyStays, room: Room) -> tuple[int, int]:
    """The row after a stay, and for how many numbers of nights had before, from 0, it may be taken."""
    last = room.row.shape[0] - 1
    until = min(stays.first[i] + stays.nights[i], last)
    most = stays.upto[u, until - 1] - stays.nights[i]
    return room.row[min(until + stays.gap[u], last)], min(most, stays.first[i]) + 1


@njit(cache=True, nogil=True)
def _walk(u: int, rows: int, stays: FamilyStays, by_stay: Indices, room: Room, cover: Bytes, chosen: Bytes) -> int:
    """Mark the stays that make the value of the last row, and return their nights."""
    for p in range(stays.pairs[u], stays.pairs[u + 1]):
        cover[p, :] = 0
    chosen[stays.starts[u] : stays.starts[u + 1]] = 0
    row, n = rows, 0
    while row > 0:
        if room.best[row, n] == room.best[row - 1, n]:
            row -= 1
            continue
        i = _taken(u, row, n, stays, by_stay, room)
        chosen[i] = 1
        cover[stays.pair[i], stays.first[i] : stays.first[i] + stays.nights[i]] = 1
        row = _after(u, i, stays, room)[0]
        n += stays.nights[i]
    return n


@njit(cache=True, nogil=True)
def _taken(u: int, row: int, n: int, stays: FamilyStays, by_stay: Indices, room: Room) -> int:
    for i in range(room.low[row], room.low[row - 1]):
        after, many = _after(u, i, stays, room)
        gain = _gain(u, i, stays, by_stay, room.price)
        if n < many and room.best[after, n + stays.nights[i]] + gain == room.best[row, n]:
            return i
    return -1
