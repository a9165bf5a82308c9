"""What the stays that are kept leave for others: bedrooms, staff and places, night by night."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from matching.short_breaks.columns import Columns, chosen
from matching.short_breaks.problem import FREE_LABEL, Flags, Ints, Plan, Problem

NOBODY = -100
"""The kind of a night with no guest, or where the home asks for no likeness."""


class Span(NamedTuple):
    """One kept stay of a family."""

    stay: int
    pair: int
    first: int
    until: int


class Kept:
    """Some choices of a plan, which stay; arrays have the problem's own index sets."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem, self.plan = problem, plan
        self.columns = chosen(problem, plan)

    @cached_property
    def room(self) -> Ints:
        """(H, K, T): what is left of each row."""
        problem, columns = self.problem, self.columns
        change = np.zeros((len(problem.homes), problem.nights + 1, len(problem.rows)), dtype=np.int64)
        use = problem.use[columns.pair].astype(np.int64)
        np.add.at(change, (columns.home, columns.first), use)
        np.subtract.at(change, (columns.home, columns.until), use)
        load = np.cumsum(change, axis=1)[:, :-1].transpose(0, 2, 1)
        left: Ints = problem.capacity.astype(np.int64) - load
        return left

    @cached_property
    def bedrooms(self) -> Ints:
        """(G, T): bedrooms left in each class; a night after a stay on which the bedroom is not open takes none."""
        problem, columns = self.problem, self.columns
        shape = (len(problem.rooms), problem.nights + 1)
        there, after = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        tail = np.minimum(columns.until + problem.turnaround[columns.home], problem.nights)
        for classes in problem.variant_classes[columns.variant].T:
            used = classes >= 0
            np.add.at(there, (classes[used], columns.first[used]), 1)
            np.subtract.at(there, (classes[used], columns.until[used]), 1)
            np.add.at(after, (classes[used], columns.until[used]), 1)
            np.subtract.at(after, (classes[used], tail[used]), 1)
        is_open = problem.class_open.astype(np.int64)
        left: Ints = is_open - np.cumsum(there, axis=1)[:, :-1] - np.cumsum(after, axis=1)[:, :-1] * (is_open > 0)
        return left

    @cached_property
    def arrivals(self) -> Ints:
        """(H, T): families that may still arrive."""
        left = self.problem.arrivals.astype(np.int64)
        np.subtract.at(left, (self.columns.home, self.columns.first), 1)
        return left

    @cached_property
    def there(self) -> Flags:
        """(P, T): whether the pair's family is kept at the home on the night."""
        pairs, nights = self._entries
        found = np.zeros((len(self.problem.pair_family), self.problem.nights), dtype=np.bool_)
        found[pairs, nights] = True
        return found

    @cached_property
    def label(self) -> Ints:
        """(H, T): the kind of night that kept guests make, or NOBODY."""
        pairs, nights = self._entries
        found = np.full((len(self.problem.homes), self.problem.nights), NOBODY, dtype=np.int64)
        labels = self.problem.pair_label[pairs, nights].astype(np.int64)
        found[self.problem.pair_home[pairs], nights] = np.where(labels == FREE_LABEL, NOBODY, labels)
        return found

    @cached_property
    def guests(self) -> Ints:
        """(H, T): kept families in the home."""
        pairs, nights = self._entries
        found = np.zeros((len(self.problem.homes), self.problem.nights), dtype=np.int64)
        np.add.at(found, (self.problem.pair_home[pairs], nights), 1)
        return found

    @cached_property
    def alone(self) -> Flags:
        """(H, T): whether a kept guest must have the home to itself."""
        pairs, nights = self._entries
        found = np.zeros((len(self.problem.homes), self.problem.nights), dtype=np.bool_)
        by_itself = self.problem.pair_alone[pairs]
        found[self.problem.pair_home[pairs[by_itself]], nights[by_itself]] = True
        return found

    @cached_property
    def by_family(self) -> dict[int, list[Span]]:
        """The kept stays of each family that has any, in order of their first nights."""
        columns = self.columns
        found: dict[int, list[Span]] = {}
        parts = (columns.family, columns.stay, columns.pair, columns.first, columns.until)
        for family, *span in zip(*(part.tolist() for part in parts), strict=True):
            found.setdefault(family, []).append(Span(*span))
        return {family: sorted(spans, key=lambda s: s.first) for family, spans in found.items()}

    @cached_property
    def nights(self) -> Ints:
        """(U,): nights of each family that are kept."""
        return np.bincount(
            self.columns.family, weights=self.columns.nights, minlength=len(self.problem.families)
        ).astype(np.int64)

    @cached_property
    def stays(self) -> Ints:
        """(U,): stays of each family that are kept."""
        return np.bincount(self.columns.family, minlength=len(self.problem.families)).astype(np.int64)

    @cached_property
    def counted(self) -> Ints:
        """(U, B): what the kept stays count against each budget."""
        found = np.zeros((len(self.problem.families), len(self.problem.budgets)), dtype=np.int64)
        np.add.at(found, self.columns.family, self.problem.stay_counts[self.columns.stay].astype(np.int64))
        return found

    @cached_property
    def _entries(self) -> tuple[Ints, Ints]:
        columns: Columns = self.columns
        nights = np.repeat(columns.first, columns.nights) + _offsets(columns.nights)
        return np.repeat(columns.pair.astype(np.int64), columns.nights), nights


def _offsets(many: Ints) -> Ints:
    """0, 1, ... up to each number in turn."""
    found: Ints = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    return found
