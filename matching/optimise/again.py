"""What was proven of a question before rows were added to it, to prove as much of it again at no cost.

Prices prove a bound whatever rows there are beside theirs. Where every aim so far came to what it came to before, a
choice that keeps to more rows is one of those of before, and so worth no more than was proven then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from matching.optimise.program import Ints, Rows
from matching.optimise.relax import Bound, Box, bound_at, quick_bound


@dataclass(frozen=True)
class Proof:
    """What one aim came to, what nothing exceeds, and prices of rows, by what each row says, that bound it."""

    name: str
    value: int
    whole: int
    exact: bool
    prices: Mapping[bytes, tuple[int, ...]]
    """Of rows that say the same, in order."""


def proof_of(name: str, value: int, whole: int, exact: bool, rows: Rows, prices: Ints) -> Proof:
    """With the prices of the rows that have one."""
    found: dict[bytes, tuple[int, ...]] = {}
    for said, price in zip(_said(rows), prices.tolist(), strict=True):
        if price:
            found[said] = (*found.get(said, ()), price)
    return Proof(name, value, whole, exact, found)


class Again:
    """The proofs of a question that allowed all that this one allows, where the aims are worth no more than then."""

    def __init__(self, before: Sequence[Proof] = ()) -> None:
        self._before = before
        self._is_as_before = True
        """Whether every aim so far came to what it came to then."""

    def bound(self, number: int, rows: Rows, amounts: Ints, box: Box) -> Bound:
        """The lower of the bounds by no solver and by the prices of then."""
        quick = quick_bound(rows, amounts, box)
        if number >= len(self._before):
            return quick
        again = bound_at(rows, amounts, box, prices_again(rows, self._before[number].prices))
        return again if again.scaled < quick.scaled else quick

    def most(self, number: int, whole: int) -> tuple[int, bool]:
        """That bound, or what was proven then if it is lower; and whether it is reckoned in whole numbers."""
        if number < len(self._before) and self._is_as_before and self._before[number].whole < whole:
            return self._before[number].whole, self._before[number].exact
        return whole, True

    def has(self, number: int) -> bool:
        """Whether something was proven of that aim."""
        return number < len(self._before)

    def came_to(self, number: int, value: int) -> None:
        """What an aim came to now."""
        self._is_as_before &= self.has(number) and self._before[number].value == value


def prices_again(rows: Rows, kept: Mapping[bytes, Sequence[int]]) -> Ints:
    """(rows,): the price of each row that says what one with a price said; nothing for the others."""
    left = {said: list(prices) for said, prices in kept.items()}
    found = [left[said].pop(0) if left.get(said) else 0 for said in _said(rows)]
    return np.array(found, dtype=np.int64)


def _said(rows: Rows) -> Iterator[bytes]:
    """All that each row says: its columns, their amounts, and the most that they may come to."""
    begins = np.searchsorted(rows.row, np.arange(len(rows.most) + 1)).tolist()
    column, amount, most = rows.column.tobytes(), rows.amount.tobytes(), rows.most.tobytes()
    for number, (start, end) in enumerate(pairwise(begins)):
        part, own = slice(8 * start, 8 * end), slice(8 * number, 8 * number + 8)
        yield column[part] + amount[part] + most[own]
