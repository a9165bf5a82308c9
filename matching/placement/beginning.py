"""A plan to begin from, in a moment: who comes first has the best home that is left, and nobody is moved again.

It is what there is when somebody stops the search early; all that follows only makes it better.
"""

from __future__ import annotations

import numpy as np

from matching.optimise.program import Flags, Ints, Rows
from matching.placement.model import Model
from matching.placement.problem import Answer, Priority


def first_plan(model: Model) -> Flags:
    """What is agreed already, then child by child in order of priority and waiting; it may not keep every rule.

    Brothers and sisters who must live together are left for the search, as is whoever would be with a doubt.
    """
    rows = model.program.compiled()
    filled = _Filling(rows)
    for response in model.problem.responses:
        columns = model.at.get((response.child, response.urn), [])
        if response.answer is Answer.ACCEPTED and columns:
            filled.take(columns[0])
    agreed = {model.choices[c].child for c in np.flatnonzero(filled.taken).tolist()}
    order = list(Priority)
    waiting = sorted(model.problem.children, key=lambda c: (order.index(c.priority), -c.waiting_days, c.id))
    for child in waiting:
        if child.id not in agreed:
            filled.take_first(sorted(model.by_child[child.id], key=lambda c: _rank(model, c), reverse=True))
    return filled.taken


def _rank(model: Model, column: int) -> tuple[bool, int, int]:
    fit = model.fit(model.choices[column])
    return fit.sure, int(fit.worst), fit.points


class _Filling:
    """Columns taken one by one, with what they use of each row."""

    def __init__(self, rows: Rows) -> None:
        self.most, self.used = rows.most, np.zeros(len(rows.most), dtype=np.int64)
        self.taken: Flags = np.zeros(rows.count, dtype=np.bool_)
        order = np.argsort(rows.column, kind="stable")
        self.row, self.amount = rows.row[order], rows.amount[order]
        self.begins: Ints = np.searchsorted(rows.column[order], np.arange(rows.count + 1))
        self.barred = set(rows.barred.tolist())

    def take(self, column: int) -> None:
        """Take a column, whatever it uses."""
        part = slice(self.begins[column], self.begins[column + 1])
        self.used[self.row[part]] += self.amount[part]
        self.taken[column] = True

    def take_first(self, columns: list[int]) -> None:
        """Take the first that every row leaves room for; none where there is none."""
        for column in columns:
            part = slice(self.begins[column], self.begins[column + 1])
            rows = self.row[part]
            if column not in self.barred and (self.used[rows] + self.amount[part] <= self.most[rows]).all():
                self.take(column)
                return
