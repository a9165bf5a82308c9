"""A choice among many columns, each taken or not, under rows that say how much may be taken together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Aim:
    """One thing to make large: a whole number for each column. Columns that came later count nothing."""

    name: str
    amounts: Ints


@dataclass
class Program:
    """Columns 0..count-1, and rows written one after another.

    `group` of a column: at most one column of each group is taken; -1 for a column of no group.
    """

    group: list[int] = field(default_factory=list)
    most: list[int] = field(default_factory=list)
    barred: set[int] = field(default_factory=set)
    """Columns that no choice can take."""
    _row: list[int] = field(default_factory=list)
    _column: list[int] = field(default_factory=list)
    _amount: list[int] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self.group)

    def column(self, group: int = -1) -> int:
        """A new column, by its number."""
        self.group.append(group)
        return len(self.group) - 1

    def at_most(self, columns: Sequence[int], amounts: Sequence[int], most: int) -> None:
        """The amounts of the columns taken come to `most` or less. A row that can never bind is not written."""
        if min(amounts, default=0) >= 0 <= most:
            self.barred.update(c for c, amount in zip(columns, amounts, strict=True) if amount > most)
            kept = [(c, amount) for c, amount in zip(columns, amounts, strict=True) if amount <= most]
            columns, amounts = [c for c, _ in kept], [amount for _, amount in kept]
        if sum(amount for amount in amounts if amount > 0) <= most:
            return
        self._row += [len(self.most)] * len(columns)
        self._column += columns
        self._amount += amounts
        self.most.append(most)

    def at_least(self, columns: Sequence[int], amounts: Sequence[int], least: int) -> None:
        """The amounts of the columns taken come to `least` or more."""
        self.at_most(columns, [-amount for amount in amounts], -least)

    def compiled(self) -> Rows:
        """The rows as arrays, with one more for each group that has two columns or more."""
        group = np.array(self.group, dtype=np.int64)
        grouped = np.flatnonzero(group >= 0)
        _, place, size = np.unique(group[grouped], return_inverse=True, return_counts=True)
        many = np.cumsum(size > 1) - 1
        within = size[place] > 1
        row = np.concatenate([np.array(self._row, dtype=np.int64), len(self.most) + many[place[within]]])
        column = np.concatenate([np.array(self._column, dtype=np.int64), grouped[within]])
        amount = np.concatenate([np.array(self._amount, dtype=np.int64), np.ones(int(within.sum()), dtype=np.int64)])
        most = np.concatenate([np.array(self.most, dtype=np.int64), np.ones(int((size > 1).sum()), dtype=np.int64)])
        order = np.lexsort((column, row))
        group_row = np.full(len(group), -1, dtype=np.int64)
        group_row[grouped[within]] = len(self.most) + many[place[within]]
        return Rows(
            len(group),
            row[order],
            column[order],
            amount[order],
            most,
            group_row,
            np.array(sorted(self.barred), dtype=np.int64),
        )


@dataclass(frozen=True)
class Rows:
    """The rows of a program: entries (nnz,) in order of rows, `most` (rows,), and each column's group row or -1."""

    count: int
    row: Ints
    column: Ints
    amount: Ints
    most: Ints
    group_row: Ints
    barred: Ints

    def used(self, taken: NDArray[Any]) -> Ints:
        """(rows,): how much the columns taken come to in each row."""
        found = np.zeros(len(self.most), dtype=np.int64)
        np.add.at(found, self.row, self.amount * taken[self.column].astype(np.int64))
        return found

    def holds(self, taken: NDArray[Any]) -> bool:
        """Whether the columns taken keep to every row."""
        return bool((self.used(taken) <= self.most).all()) and not taken[self.barred].any()

    def priced(self, prices: Ints) -> Ints:
        """(count,): what each column would pay at these prices of the rows."""
        found = np.zeros(self.count, dtype=np.int64)
        np.add.at(found, self.column, self.amount * prices[self.row])
        return found

    def with_row(self, columns: Ints, amounts: Ints, most: int) -> Rows:
        """The same with one more row at the end."""
        number = np.full(len(columns), len(self.most), dtype=np.int64)
        return Rows(
            self.count,
            np.concatenate([self.row, number]),
            np.concatenate([self.column, columns]),
            np.concatenate([self.amount, amounts]),
            np.append(self.most, most),
            self.group_row,
            self.barred,
        )
