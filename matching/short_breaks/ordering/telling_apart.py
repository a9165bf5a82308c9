"""Tells the parts of a problem apart: by what they are, then by what they are tied to, and so on outwards.

Parts that nothing tells apart are exchangeable, and come in the order in which they are given. Each time one of them
is put first, whatever is tied to it follows it. (Weisfeiler and Leman, 1968; McKay, 1981, for putting one first.)
"""

from __future__ import annotations

import numpy as np

from matching.short_breaks.ordering.parts import ODD, Colours, Ties, by_themselves, starts_of, ties_of
from matching.short_breaks.problem import Ints, Problem

FIRST = np.uint64(1)


def order_of_parts(problem: Problem) -> Ints:
    """(n,): every home, family, class of bedrooms, pair and variant, those told apart by what they are first."""
    return _Telling(problem).order()


class _Telling:
    def __init__(self, problem: Problem) -> None:
        at = starts_of(problem)
        self._ties = ties_of(problem)
        self._named = at.pairs
        """Homes, families and classes come before pairs and variants, which they tell apart."""
        kinds = np.repeat(np.arange(len(at) - 1, dtype=np.uint64), np.diff(at))
        self._colours = _mixed(by_themselves(problem) + kinds * ODD)
        self._ranks = _ranked(self._colours)
        self._is_tied = np.bincount(self._ties.one, minlength=at.end) > 0

    def order(self) -> Ints:
        """By the digests of every round, the first of which says most; then as given."""
        self._look_around()
        while (alike := self._alike()) is not None:
            self._colours[alike] = _mixed(self._colours[alike : alike + 1] + FIRST)[0]
            self._ranks = _ranked(self._colours, self._ranks)
            self._look_around()
        found: Ints = np.argsort(self._ranks, kind="stable").astype(np.int64)
        return found

    def _look_around(self) -> None:
        """Until what a part is tied to tells no more of them apart."""
        told = 0
        while told < (now := int(self._ranks.max(initial=-1)) + 1):
            told = now
            self._colours = _after(self._colours, self._ties)
            self._ranks = _ranked(self._colours, self._ranks)

    def _alike(self) -> int | None:
        """The first given of the first that are alike and tied to anything; None when all of those are told apart."""
        ranks = self._ranks[: self._named]
        alike = np.flatnonzero((np.bincount(self._ranks)[ranks] > 1) & self._is_tied[: self._named])
        return int(alike[np.argmin(ranks[alike])]) if len(alike) else None


def _ranked(colours: Colours, ranks: Ints | None = None) -> Ints:
    """(n,): 0 for the first of those told apart, and so on: as before, and of those alike before by their digests."""
    before = np.zeros(len(colours), dtype=np.int64) if ranks is None else ranks
    order = np.lexsort((colours, before))
    differs = np.diff(before[order], prepend=before[order[:1]]) != 0
    differs[1:] |= colours[order][1:] != colours[order][:-1]
    found = np.empty(len(colours), dtype=np.int64)
    found[order] = np.cumsum(differs)
    return found


def _after(colours: Colours, ties: Ties) -> Colours:
    met = np.zeros(len(colours), dtype=np.uint64)
    np.add.at(met, ties.one, _mixed(colours[ties.other] ^ ties.how))
    return _mixed(colours * ODD + met)


def _mixed(words: Colours) -> Colours:
    """Each word's bits spread over all of it (Steele, Lea and Flood, 2014)."""
    x = words + ODD
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    found: Colours = x ^ (x >> np.uint64(31))
    return found
