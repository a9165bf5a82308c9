"""A part of a period as a question to the solver: some families are free to move, everybody else stays where they are.

Literals: one for each stay that could be taken (`takes`), one for each way to take it (`ways`, the same literal where
there is one way only), and one for each family's presence at a home on a night (`there`), made when first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
from ortools.sat.python import cp_model

from matching.short_breaks.columns import Area, Columns, columns_of, stays_within, whole_area
from matching.short_breaks.constraints import CONSTRAINTS, Constraint
from matching.short_breaks.following import Following
from matching.short_breaks.kept import Kept
from matching.short_breaks.kinds import Kind
from matching.short_breaks.problem import Choice, Indices, Ints, Plan, Problem


class Part:
    """A sub-problem. The kept choices must break nothing by themselves."""

    def __init__(
        self, problem: Problem, kept: Plan, stays: Indices, constraints: Sequence[Constraint] = CONSTRAINTS
    ) -> None:
        self.problem, self.kept = problem, Kept(problem, kept)
        self.columns = _fitting(self.kept, columns_of(problem, stays), constraints)
        self.model = cp_model.CpModel()
        self.following = Following(self.model)
        self.kinds: dict[tuple[int, int], list[Kind]] = {}
        """By home and night, where everybody who could come is of one of several kinds that must not meet."""
        self._written: set[tuple[object, ...]] = set()
        self._literals()
        for constraint in constraints:
            constraint.add(self)

    @classmethod
    def whole(cls, problem: Problem, constraints: Sequence[Constraint] = CONSTRAINTS) -> Self:
        """Everybody is free."""
        return cls(problem, (), stays_within(problem, whole_area(problem)), constraints)

    @classmethod
    def of(cls, problem: Problem, plan: Plan, area: Area) -> tuple[Self, Plan]:
        """Those of the plan are free who stay within the area, and are given back; fixed stays never are."""
        stays = stays_within(problem, area)
        fixed = {choice.stay for choice in problem.fixed}
        within = set(stays.tolist()) - fixed
        freed = tuple(choice for choice in plan if choice.stay in within)
        kept = tuple(choice for choice in plan if choice.stay not in within)
        return cls(problem, kept, stays), freed

    def _literals(self) -> None:
        columns, new = self.columns, self.model.new_bool_var
        stay, begins, self.stay_of = np.unique(columns.stay, return_index=True, return_inverse=True)
        self.stays = Columns(self.problem, stay, columns.variant[begins])
        """The stays of the columns, each once; the places of `takes`."""
        self.takes: list[cp_model.IntVar] = [new("") for _ in range(len(stay))]
        ends = np.append(begins[1:], len(columns.stay)) if len(begins) else begins
        self.ways: list[cp_model.IntVar] = []
        for take, many in zip(self.takes, (ends - begins).tolist(), strict=True):
            ways = [take] if many == 1 else [new("") for _ in range(many)]
            if many > 1:
                self.model.add_exactly_one([take.negated(), *ways])
            self.ways += ways
        self.way_of = dict(zip(columns.choices(), self.ways, strict=True))
        self._by_pair_and_night()
        families = self.stays.family
        order = np.argsort(families, kind="stable")
        names, at = np.unique(families[order], return_index=True)
        self.by_family = dict(zip(names.tolist(), np.split(order, at[1:])[: len(names)], strict=True))
        """The places of each family's stays, in order of pairs and first nights."""

    def _by_pair_and_night(self) -> None:
        many = self.stays.nights
        place = np.repeat(np.arange(len(many)), many)
        offset = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
        key = self.stays.pair[place].astype(np.int64) * self.problem.nights + self.stays.first[place] + offset
        order = np.argsort(key, kind="stable")
        keys, at = np.unique(key[order], return_index=True)
        groups = [group.tolist() for group in np.split(place[order], at[1:])][: len(keys)]
        self._covering = {divmod(k, self.problem.nights): g for k, g in zip(keys.tolist(), groups, strict=True)}
        self._present: dict[tuple[int, ...], cp_model.IntVar] = {}
        self.pairs = np.unique(self.stays.pair)
        self._grid: dict[tuple[int, int], list[int]] = {}
        self._nights: dict[int, list[int]] = {}
        for pair, night in self._covering:
            self._nights.setdefault(pair, []).append(night)
            self._grid.setdefault((int(self.problem.pair_home[pair]), night), []).append(pair)

    def nights_open(self, stays: Ints) -> int:
        """How many nights some of its stays hold together."""
        change = np.zeros(self.problem.nights + 1, dtype=np.int64)
        np.add.at(change, self.stays.first[stays], 1)
        np.subtract.at(change, self.stays.until[stays], 1)
        return int((np.cumsum(change) > 0).sum())

    def by_night(self) -> Iterator[tuple[int, int, list[int]]]:
        """Home, night, and the pairs that could be there."""
        yield from ((home, night, pairs) for (home, night), pairs in self._grid.items())

    def nights_of(self, pair: int) -> list[int]:
        """The nights on which a pair could be there."""
        return self._nights.get(pair, [])

    def could_be(self, pair: int, night: int) -> bool:
        """Whether any free stay of the pair holds the night."""
        return (pair, night) in self._covering

    def there(self, pair: int, night: int) -> cp_model.IntVar:
        """The literal of the pair's presence on a night on which it could be there."""
        covering = tuple(self._covering[pair, night])
        if len(covering) == 1:
            only: cp_model.IntVar = self.takes[covering[0]]
            return only
        literal: cp_model.IntVar | None = self._present.get(covering)
        if literal is None:
            stays = [self.takes[i] for i in covering]
            literal = self._present[covering] = self.following.any_of(stays)
            self.model.add_exactly_one([literal.negated(), *stays])
        return literal

    def at_most(self, literals: Sequence[cp_model.IntVar], amounts: Sequence[int], most: int) -> None:
        """Write down, once and if it can bind, that the amounts of literals that hold come to `most` or less."""
        terms = [(literal, amount) for literal, amount in zip(literals, amounts, strict=True) if amount]
        if sum(amount for _, amount in terms) <= most:
            return
        key = (most, *((literal.index, amount) for literal, amount in terms))
        if key in self._written:
            return
        self._written.add(key)
        used = [literal for literal, _ in terms]
        smallest = sum(sorted(amount for _, amount in terms)[:2])
        if smallest > most >= max(amount for _, amount in terms):
            self.model.add_at_most_one(used)
        else:
            self.model.add(cp_model.LinearExpr.weighted_sum(used, [amount for _, amount in terms]) <= most)

    def at_most_while(
        self, holds: cp_model.LiteralT, literals: Sequence[cp_model.IntVar], amounts: Sequence[int], most: int
    ) -> None:
        """The same of literals none of which can hold unless `holds` does: closer, where the solver thinks in parts."""
        terms = [(literal, amount) for literal, amount in zip(literals, amounts, strict=True) if amount]
        if sum(amount for _, amount in terms) > most:
            used = [literal for literal, _ in terms]
            total = cp_model.LinearExpr.weighted_sum([*used, holds], [*(amount for _, amount in terms), -most])
            self.model.add(total <= 0)


def _fitting(kept: Kept, columns: Columns, constraints: Sequence[Constraint]) -> Columns:
    for constraint in constraints:
        columns = columns.only(constraint.fits(kept, columns))
    return columns


def taken(part: Part, solver: cp_model.CpSolver) -> tuple[Choice, ...]:
    """The choices that the solver took, in order."""
    return tuple(choice for choice, way in part.way_of.items() if solver.boolean_value(way))
