"""A plan to begin from, in a moment: who comes first has the best home that is left, and nobody is moved again.

It is what there is when somebody stops the search early; all that follows only makes it better.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from matching.optimise.program import Flags, Ints, Rows
from matching.placement.model import Model
from matching.placement.problem import Answer, Plan, Priority, Waiting

MayJoin = Callable[[str, str, str], bool]
"""Whether two, by their referrals' ids, may be put together at a home without asking more of them."""


def anybody(one: str, other: str, urn: str) -> bool:
    """What has not been asked of any two can still be asked."""
    return True


def first_plan(model: Model, may_join: MayJoin = anybody) -> Flags:
    """What is agreed already, then child by child in order of priority and waiting; it may not keep every rule.

    Brothers and sisters who must live together are left for the search.
    """
    filled = _Filling(model.program.compiled(), _only_said(model))
    for response in model.problem.responses:
        columns = model.at.get((response.child, response.urn), [])
        if response.answer is Answer.ACCEPTED and columns:
            filled.take(columns[0])
    _fill(model, filled, may_join)
    return model.completed(filled.taken)


def plan_again(model: Model, before: Plan, may_join: MayJoin = anybody) -> Flags:
    """Whoever may still live where a plan had them, and then the others as of `first_plan`.

    Where more is wrong with it than who meets whom, as of `first_plan` altogether.
    """
    rows = model.program.compiled()
    filled = _Filling(rows, _only_said(model))
    for column in np.flatnonzero(_thinned(model, rows, _taken(model, before))).tolist():
        filled.take(column)
    _fill(model, filled, may_join)
    found = model.completed(filled.taken)
    return found if rows.holds(found) else first_plan(model, may_join)


def _only_said(model: Model) -> set[int]:
    """Columns that say of somebody with whom they would be there: they bar nobody, and are put right in the end."""
    return {*model.unsure.values(), *model.lowered.values()}


def _taken(model: Model, plan: Plan) -> Flags:
    taken: Flags = np.zeros(model.program.count, dtype=np.bool_)
    for placed in plan:
        for column in model.at.get((placed.child, placed.urn), []):
            room = model.choices[column].room
            if room is None or placed.room in model.alike[placed.urn][room]:
                taken[column] = True
                break
    return model.completed(taken)


def _thinned(model: Model, rows: Rows, taken: Flags) -> Flags:
    """The same without whoever comes last of those who make some row too full, until none is."""
    after = {child.id: place for place, child in enumerate(_waiting(model))}
    agreed = {r.child for r in model.problem.responses if r.answer is Answer.ACCEPTED}
    while (over := np.flatnonzero(rows.used(taken) > rows.most)).size:
        inside = rows.column[(rows.row == over[0]) & (rows.amount > 0)]
        there = [c for c in inside.tolist() if taken[c] and c < len(model.choices)]
        may_go = [c for c in there if model.choices[c].child not in agreed]
        if not may_go:
            return taken
        taken[max(may_go, key=lambda c: after[model.choices[c].child])] = False
        taken = model.completed(taken)
    return taken


def _waiting(model: Model) -> list[Waiting]:
    order = list(Priority)
    return sorted(model.problem.children, key=lambda c: (order.index(c.priority), -c.waiting_days, c.id))


def _fill(model: Model, filled: _Filling, may_join: MayJoin) -> None:
    at: dict[str, list[str]] = {}
    for choice in (model.choices[c] for c in np.flatnonzero(filled.taken).tolist() if c < len(model.choices)):
        at.setdefault(choice.urn, []).append(choice.child)
    there = {child for children in at.values() for child in children}
    for child in _waiting(model):
        if child.id not in there:
            columns = sorted(model.by_child[child.id], key=lambda c: _rank(model, c), reverse=True)
            home = {c: model.choices[c].urn for c in columns}
            taken = filled.take_first(
                [c for c in columns if all(may_join(child.id, other, home[c]) for other in at.get(home[c], ()))]
            )
            if taken is not None:
                at.setdefault(home[taken], []).append(child.id)


def _rank(model: Model, column: int) -> tuple[bool, int, int]:
    fit = model.fit(model.choices[column])
    return fit.sure, int(fit.worst), fit.points


class _Filling:
    """Columns taken one by one, with what they use of each row."""

    def __init__(self, rows: Rows, only_said: set[int]) -> None:
        self.most, self.used = rows.most, np.zeros(len(rows.most), dtype=np.int64)
        self.taken: Flags = np.zeros(rows.count, dtype=np.bool_)
        order = np.argsort(rows.column, kind="stable")
        self.row, self.amount = rows.row[order], rows.amount[order]
        self.begins: Ints = np.searchsorted(rows.column[order], np.arange(rows.count + 1))
        self.barred = set(rows.barred.tolist())
        for column in sorted(only_said):
            self.take(column)

    def take(self, column: int) -> None:
        """Take a column, whatever it uses; one that is taken already stays so."""
        if self.taken[column]:
            return
        part = slice(self.begins[column], self.begins[column + 1])
        self.used[self.row[part]] += self.amount[part]
        self.taken[column] = True

    def take_first(self, columns: list[int]) -> int | None:
        """Take the first that every row leaves room for, and say which; None where there is none."""
        for column in columns:
            part = slice(self.begins[column], self.begins[column + 1])
            rows = self.row[part]
            if column not in self.barred and (self.used[rows] + self.amount[part] <= self.most[rows]).all():
                self.take(column)
                return column
        return None
