"""What each family would rather have than what a plan gives it, by its own wishes, and whether anybody loses by it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from matching.short_breaks.columns import chosen
from matching.short_breaks.objectives import wishes
from matching.short_breaks.problem import Choice, Flags, Ints, Level, Plan, Problem, presence, value


@dataclass(frozen=True)
class Preferring:
    """A plan, and what families make of another."""

    problem: Problem
    plan: Plan
    held: frozenset[Choice] = frozenset()
    """Choices that nobody is asked to give up, such as confirmed bookings."""

    def beside(self, families: Sequence[int], given: Collection[Choice]) -> Preferring:
        """The same of those choices alone that an exchange of these between the families could touch.

        They are the families' own, and all at the same homes on the same nights or just beside them.
        """
        all_of, moving = chosen(self.problem, self.plan), chosen(self.problem, tuple(given))
        near = np.isin(all_of.family, families)
        for home, first, until in zip(moving.home.tolist(), moving.first.tolist(), moving.until.tolist(), strict=True):
            rest = int(self.problem.turnaround[home])
            near |= (all_of.home == home) & (all_of.first < until + rest) & (all_of.until + rest > first)
        return Preferring(self.problem, tuple(self.plan[n] for n in np.flatnonzero(near).tolist()))

    def gain(self, after: Plan, family: int) -> int:
        """How much better the other plan meets the wishes of one family: its nights, its company and their spacing."""
        return self._wishes_met(after, family) - self._wishes_met(self.plan, family)

    def is_better(self, after: Plan, families: Sequence[int]) -> bool:
        """Whether every one of the families gains, no level above wishes falls, and nobody loses stated company."""
        gains = all(self.gain(after, family) > 0 for family in families)
        return gains and self._keeps_levels(after) and self._keeps_company(after)

    @property
    def sees_bedrooms(self) -> bool:
        """Whether wishes go by bedrooms, too."""
        return self._level.by_variant is not None

    def wanted(self) -> Iterator[tuple[tuple[Choice, Choice], int]]:
        """Pairs of a stay and another family's that its own would rather have, with the candidate it would then get.

        The other's is of as many nights, so that nobody gives up a night. What is fixed or held is in no pair.
        """
        at: dict[int, list[Choice]] = {}
        for choice in self._free:
            at.setdefault(int(self._when[choice.stay]), []).append(choice)
        family = self.problem.family_of_stay
        for mine in self._free:
            for stay in self._rather(mine.stay):
                others = at[int(self._when[stay])]
                yield from (((mine, other), stay) for other in others if family[other.stay] != family[stay])

    @cached_property
    def _free(self) -> tuple[Choice, ...]:
        return tuple(c for c in self.plan if c not in self.held and c not in self.problem.fixed)

    @cached_property
    def _when(self) -> Ints:
        """(C,): a number for the home, the first night and the nights of each stay."""
        problem = self.problem
        parts = (problem.pair_home[problem.stay_pair], problem.stay_first, problem.stay_nights)
        _, numbers = np.unique(np.stack(parts), axis=1, return_inverse=True)
        found: Ints = numbers.reshape(-1)
        return found

    @cached_property
    def _is_had(self) -> Flags:
        """(C,): whether somebody has the very nights of the stay at its home, and may give them up."""
        had = self._when[np.array([choice.stay for choice in self._free], dtype=np.int64)]
        found: Flags = np.isin(self._when, had)
        return found

    def _rather(self, stay: int) -> list[int]:
        """The family's candidates of as many nights that it would rather have, where somebody has those nights."""
        problem, family = self.problem, int(self.problem.family_of_stay[stay])
        low, high = (int(problem.pair_stays[problem.family_pairs[u]]) for u in (family, family + 1))
        as_long = problem.stay_nights[low:high] == problem.stay_nights[stay]
        better = as_long & self._is_had[low:high] & (self._worth[low:high] > self._worth[stay])
        return (low + np.flatnonzero(better)).tolist()

    @cached_property
    def _level(self) -> Level:
        return self.problem.level(wishes.ID) or Level(wishes.ID)

    @cached_property
    def _worth(self) -> Ints:
        level = self._level.by_stay
        return np.zeros(len(self.problem.stay_pair), dtype=np.int64) if level is None else level

    def _wishes_met(self, plan: Plan, family: int) -> int:
        own = tuple(choice for choice in plan if self.problem.family_of_stay[choice.stay] == family)
        company = self._together(plan)[self._is_of(family)].sum()
        return value(self.problem, replace(self._level, links=None), own) + int(company)

    def _is_of(self, family: int) -> Ints:
        links, of = self._level.links, self.problem.pair_family
        if links is None:
            return np.zeros(0, dtype=np.int64)
        return np.flatnonzero((of[links.one] == family) | (of[links.other] == family))

    def _together(self, plan: Plan) -> Ints:
        """(L,): what each wish for company comes to at each home."""
        links = self._level.links
        if links is None:
            return np.zeros(0, dtype=np.int64)
        there = presence(self.problem, plan)
        found: Ints = (there[links.one] & there[links.other]).sum(axis=1) * links.amount
        return found

    def _keeps_company(self, after: Plan) -> bool:
        """Whether no two families who want each other's company have less of it, all homes together."""
        links, of = self._level.links, self.problem.pair_family
        if links is None:
            return True
        more = self._together(after) - self._together(self.plan)
        pairs = of[links.one].astype(np.int64) * len(self.problem.families) + of[links.other]
        _, place = np.unique(pairs, return_inverse=True)
        return bool((np.bincount(place, weights=more) >= 0).all())

    def _keeps_levels(self, after: Plan) -> bool:
        for level in self.problem.levels:
            if level.id == wishes.ID:
                return True
            if value(self.problem, level, after) < value(self.problem, level, self.plan):
                return False
        return True
