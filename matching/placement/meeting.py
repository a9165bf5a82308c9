"""Columns that say that some children are at one home, worked out from where each of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.optimise.program import Flags, Ints

Group = tuple[list[int], ...]
"""The choices of each of two children or more at one home."""


@dataclass(frozen=True)
class Meetings:
    """owner (groups,): the column that says of a group that all are there, also when only one of its groups is.

    begins (groups + 1,): the number of the first child of each group, counted through all groups, and of how many
    choices (2, entries): the number of a child so counted, and a choice of that child's
    """

    owner: Ints
    begins: Ints
    choices: Ints

    @classmethod
    def of(cls, groups: Mapping[int, Sequence[Group]]) -> Meetings:
        """From the groups of each column."""
        flat = [(column, group) for column, all_groups in groups.items() for group in all_groups]
        begins = np.cumsum([0, *(len(group) for _, group in flat)], dtype=np.int64)
        children = [choices for _, group in flat for choices in group]
        entries = [(number, choice) for number, choices in enumerate(children) for choice in choices]
        owner = np.array([column for column, _ in flat], dtype=np.int64)
        return cls(owner, begins, np.array(entries, dtype=np.int64).reshape(-1, 2).T)

    def completed(self, taken: Flags) -> Flags:
        """The same with each such column taken where a group of its is there, and left where none is."""
        found = taken.copy()
        found[self.owner] = False
        if self.owner.size:
            found[self.owner[self._all_there(taken)]] = True
        return found

    def _all_there(self, taken: Flags) -> Flags:
        there = np.zeros(int(self.begins[-1]), dtype=np.bool_)
        there[self.choices[0, taken[self.choices[1]]]] = True
        found: Flags = np.logical_and.reduceat(there, self.begins[:-1])
        return found
