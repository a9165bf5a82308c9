"""Every night at every home, laid out for the search for its best guests.

A night has rows, each with what guests draw and what there is: the rows of the problem and one for each set of bedrooms
(see bedrooms), after what fixed guests draw. Rows that can never bind, or that another implies, are left out, and the
rows that bind most come first: they make the table that bounds the search. Turn-around and arrivals are not kept here.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from matching.short_breaks.bound.bedrooms import bedroom_rows
from matching.short_breaks.bound.left import Left
from matching.short_breaks.problem import Bytes, Flags, Indices, Ints, Problem, SmallInts

TABLE_ROWS = 3
TABLE_CELLS = 600
"""The largest table of one night, by the product of its rows' amounts."""


class Nights(NamedTuple):
    """Home-nights q = home * T + night, their possible guests and their rows."""

    starts: Indices
    """(H * T + 1,)"""
    pair: Indices
    """Possible guests of each home-night, in order."""
    rows: Bytes
    """(H * T, R): the rows that can bind, those of the table first; -1 after them."""
    there_is: SmallInts
    """(H * T, R): what there is of each of `rows`, in units of its step."""
    step: SmallInts
    """(H * T, R): every draw on the row is a multiple of it."""
    table: Bytes
    """(H * T,): how many of the first rows make the table."""
    guests: SmallInts
    """(H * T,): no more families than this fit, for want of places."""
    use: SmallInts
    """(P, R)"""
    label: Bytes
    """(P, T)"""
    alone: Flags
    """(P,)"""
    near: Indices
    """Pairs kept apart from each pair, in order of the pair."""
    near_starts: Indices
    """(P + 1,)"""
    home_pairs: Indices
    """Pairs by home."""
    place: Indices
    """(P,): the place of a pair among the pairs of its home."""
    covers: Flags
    """Home by home, (n, n): whether the first pair draws no more of any row than the second and can replace it."""
    covers_starts: Ints
    """(H + 1,)"""


def nights_of_homes(problem: Problem, left: Left, stays: npt.NDArray[np.int64]) -> Nights:
    """The layout, given the stays that families may still take."""
    bedrooms, open_sets = bedroom_rows(problem, left.class_open)
    use = np.concatenate([problem.use.astype(np.int64), bedrooms], axis=1)
    there_is = np.concatenate([left.capacity, open_sets], axis=1)
    possible = _possible(problem, stays) & left.allowed & _fits(problem, use, there_is)
    starts, pair = _cells(problem, possible)
    homes = len(problem.homes)
    parts = [_rows(use[problem.pair_home == h], there_is[h]) for h in range(homes)]
    near_starts, near = _near(problem)
    home_pairs = np.argsort(problem.pair_home, kind="stable")
    place = np.zeros(len(problem.pair_home), dtype=np.int32)
    firsts = np.searchsorted(problem.pair_home[home_pairs], np.arange(len(problem.homes) + 1))
    place[home_pairs] = np.arange(len(home_pairs)) - firsts[problem.pair_home[home_pairs]]
    covers = [_covers(use[home_pairs[a:b]]) for a, b in pairwise(firsts)]
    return Nights(
        starts=starts,
        pair=pair,
        rows=np.concatenate([p[0] for p in parts]).astype(np.int8),
        there_is=np.concatenate([p[1] for p in parts]).astype(np.int16),
        step=np.concatenate([p[2] for p in parts]).astype(np.int16),
        table=np.concatenate([p[3] for p in parts]).astype(np.int8),
        guests=np.concatenate([_guests(use[problem.pair_home == h, 0], left.capacity[h, 0]) for h in range(homes)]),
        use=use.astype(np.int16),
        label=problem.pair_label,
        alone=problem.pair_alone,
        near=near,
        near_starts=near_starts,
        home_pairs=home_pairs.astype(np.int32),
        place=place,
        covers=np.concatenate([c.ravel() for c in covers]) if covers else np.zeros(0, dtype=np.bool_),
        covers_starts=np.concatenate([[0], np.cumsum([c.size for c in covers])]).astype(np.int64),
    )


def _possible(problem: Problem, stays: Ints) -> Flags:
    """(P, T): whether any of the stays has the pair's family at the home on the night."""
    width = problem.nights + 1
    first = problem.stay_pair[stays].astype(np.int64) * width + problem.stay_first[stays]
    size = len(problem.pair_home) * width
    begun = np.bincount(first, minlength=size) - np.bincount(first + problem.stay_nights[stays], minlength=size)
    there: Flags = np.cumsum(begun.reshape(-1, width), axis=1)[:, :-1] > 0
    return there


def _fits(problem: Problem, use: Ints, there_is: Ints) -> Flags:
    found = np.ones((len(problem.pair_home), problem.nights), dtype=np.bool_)
    for h in range(len(problem.homes)):
        pairs = np.flatnonzero(problem.pair_home == h)
        for k in range(use.shape[1]):
            found[pairs] &= use[pairs, k, None] <= there_is[h, k]
    return found


def _cells(problem: Problem, possible: Flags) -> tuple[Indices, Indices]:
    pairs, nights = np.nonzero(possible)
    night = problem.pair_home[pairs].astype(np.int64) * problem.nights + nights
    order = np.lexsort((pairs, night))
    starts = np.searchsorted(night[order], np.arange(len(problem.homes) * problem.nights + 1))
    return starts.astype(np.int32), pairs[order].astype(np.int32)


def _near(problem: Problem) -> tuple[Indices, Indices]:
    one = np.concatenate([problem.apart_one, problem.apart_other])
    other = np.concatenate([problem.apart_other, problem.apart_one])
    order = np.lexsort((other, one))
    starts = np.searchsorted(one[order], np.arange(len(problem.pair_home) + 1))
    return starts.astype(np.int32), other[order].astype(np.int32)


def _guests(places: Ints, there_is: Ints) -> SmallInts:
    fewest = int(places.min(initial=1))
    most = there_is // fewest if fewest > 0 else np.full(len(there_is), len(places))
    return np.minimum(most, len(places)).astype(np.int16)


def _covers(use: Ints) -> Flags:
    found: Flags = np.asarray((use[:, None, :] <= use[None, :, :]).all(axis=2))
    return found


def _rows(use: Ints, there_is: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Of one home: rows, amounts and steps (T, R), and how many make the table (T,)."""
    count, nights = there_is.shape
    rows, amounts = np.full((nights, count), -1), np.zeros((nights, count), dtype=np.int64)
    steps, table = np.ones((nights, count), dtype=np.int64), np.zeros(nights, dtype=np.int64)
    if not len(use):
        return rows, amounts, steps, table
    step = np.maximum(np.gcd.reduce(use, axis=0), 1)
    below = _below(use)
    for t in range(nights):
        kept = _binding(use, there_is[:, t], below)
        amount = there_is[kept, t] // step[kept]
        scarce = amount / np.maximum(use[:, kept].mean(axis=0) / step[kept], 1e-9)
        chosen, others = _for_table(np.argsort(scarce, kind="stable"), amount)
        order = [*chosen, *others]
        rows[t, : len(order)], amounts[t, : len(order)] = kept[order], amount[order]
        steps[t, : len(order)] = step[kept[order]]
        table[t] = len(chosen)
    return rows, amounts, steps, table


def _below(use: Ints) -> Flags:
    """(R, R): whether no family draws more on the first row than on the second."""
    found: Flags = np.asarray((use[:, :, None] <= use[:, None, :]).all(axis=0))
    return found


def _binding(use: Ints, there_is: Ints, below: Flags) -> Ints:
    """Rows that can bind and are not implied by another, of two alike the first."""
    number = np.arange(len(there_is))
    scarcer = (there_is[None, :] < there_is[:, None]) | (
        (there_is[None, :] == there_is[:, None]) & (~below.T | (number[None, :] < number[:, None]))
    )
    implied = (below & scarcer & (number[None, :] != number[:, None])).any(axis=1)
    drawn = use.sum(axis=0) > there_is
    return np.flatnonzero(drawn & ~implied)


def _for_table(order: Ints, amount: Ints) -> tuple[list[int], list[int]]:
    chosen: list[int] = []
    cells = 1
    for k in order:
        if len(chosen) < TABLE_ROWS and cells * (int(amount[k]) + 1) <= TABLE_CELLS:
            chosen.append(int(k))
            cells *= int(amount[k]) + 1
    chosen.sort(key=lambda k: (amount[k], k))
    return chosen, [int(k) for k in order if int(k) not in chosen]
