"""The period as whole numbers: what the search, the solver and the bound all read, and nothing else.

Index sets, each from 0: nights t < T; homes h < H; families u < U; pairs p < P (a family at a home that may take it,
in the order of families and then homes); bedroom classes g < G (bedrooms of one home that differ in nothing a plan can
see); variants v < V (one way to put a pair's children into classes); stays c < C (candidate stays: a pair, its first
night and its nights, in that order); rows k < K (what guests draw on, the same rows at every home).

A plan is a set of (stay, variant) choices of the same pair. Everything is an integer; arrays are never written to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
SmallInts = npt.NDArray[np.int16]
Bytes = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int32]

NO_LIMIT = 10_000
"""Stands for "no limit" wherever a limit is a number of nights, stays or families."""

FREE_LABEL = -1
"""The label of a pair on a night when its home asks for no likeness between guests."""


class Choice(NamedTuple):
    """One stay taken, with the variant that says into which bedroom classes the children go."""

    stay: int
    variant: int


Plan = tuple[Choice, ...]
"""Choices in order, each stay at most once."""


@dataclass(frozen=True)
class Links:
    """Pairs of families who are glad of each other's company: an amount for each night both are at the home."""

    one: Indices
    other: Indices
    """(L,) pairs at the same home."""
    amount: Ints
    """(L,) for each night together."""


@dataclass(frozen=True)
class Spacing:
    """Families who want their stays spread: each stay beyond the first that begins within a window costs.

    For a family's stays in order of their first nights, a stay costs `amount` when it begins fewer than `window`
    nights after the one before it.
    """

    window: SmallInts
    """(U,) nights; 0 where the family does not mind."""
    amount: Ints
    """(U,) for each stay that begins too soon after the one before."""


@dataclass(frozen=True)
class Level:
    """One thing to make as large as possible, after all the levels before it.

    Its value on a plan is the sum over families of `by_nights[u, nights of u]`, plus the `by_stay` of every stay
    chosen, plus the `by_variant` of every night of a stay in that variant, plus its links, less its spacing.
    `by_nights[u]` is concave in the nights, and 0 at none.
    """

    id: str
    by_nights: Ints | None = None
    """(U, N + 1), N the most nights any family can have."""
    by_stay: Ints | None = None
    """(C,)"""
    by_variant: SmallInts | None = None
    """(V,): for each night; never below 0."""
    links: Links | None = None
    spacing: Spacing | None = None

    @property
    def adds_up(self) -> bool:
        """Whether it is no more than amounts of nights and stays."""
        return self.by_variant is None and self.links is None and self.spacing is None


@dataclass(frozen=True)
class Problem:
    """A period, ready to be searched. See the module for the index sets."""

    homes: tuple[str, ...]
    families: tuple[str, ...]
    rooms: tuple[tuple[str, ...], ...]
    """The bedrooms of each class, by id."""
    rows: tuple[str, ...]
    """What each row counts, in words; the first is "places"."""
    nights: int

    pair_family: Indices
    pair_home: Indices
    family_pairs: Indices
    """(U + 1,): the pairs of u are family_pairs[u] up to family_pairs[u + 1]."""
    pair_alone: Flags
    """(P,): nobody else in the home on those nights."""
    pair_label: Bytes
    """(P, T): which kind of night its guests make, or FREE_LABEL. Guests of one night must not differ in it."""
    pair_first_most: SmallInts
    """(P,): the most nights of the first stay there; NO_LIMIT for a child who knows the home."""
    apart_one: Indices
    apart_other: Indices
    """(A,): pairs at the same home whose families must not be there on the same night."""

    use: SmallInts
    """(P, K): what a family draws on each row for each night it stays there."""
    capacity: SmallInts
    """(H, K, T): what there is of each row, after children who live there; never below 0."""
    arrivals: SmallInts
    """(H, T): families that may arrive."""
    turnaround: SmallInts
    """(H,): nights a bedroom stays empty after a stay."""

    class_home: Indices
    class_open: SmallInts
    """(G, T): bedrooms of the class open on the night."""
    class_alike: Indices
    """(G,): a number that classes share whose bedrooms differ only in who is used to them."""
    variant_pair: Indices
    """(V,): ascending, but for those at the end, which only a fixed stay may use."""
    pair_variants: Indices
    """(P + 1,): the variants that any stay of p may use are pair_variants[p] up to pair_variants[p + 1]."""
    variant_classes: Indices
    """(V, M): the class of each child's bedroom, M the most children of a family, padded with -1."""

    stay_pair: Indices
    stay_first: SmallInts
    stay_nights: SmallInts
    pair_stays: Indices
    """(P + 1,): the stays of p are pair_stays[p] up to pair_stays[p + 1]."""
    stay_counts: Bytes
    """(C, B): nights of the stay that count against each budget: weekends first, then each holiday."""

    most_nights: SmallInts
    """(U,): assessed and owed nights."""
    most_stays: SmallInts
    """(U,)"""
    least_gap: SmallInts
    """(U,): nights at home between two stays, wherever they are."""
    budgets: tuple[str, ...]
    most_counted: SmallInts
    """(U, B)"""
    most_by_night: SmallInts
    """(U, T): the most nights among 0..t, from limits that must be kept; NO_LIMIT elsewhere."""
    days_per_stay: int
    """What each stay, from its first night on, counts against `most_by_night` beyond its nights: 0 or 1."""

    fixed: Plan
    """Choices that every plan holds: committed bookings and stays already taken."""
    levels: tuple[Level, ...]
    """In order; the first matters most."""

    family_of_stay: Indices = field(init=False)
    """(C,): made from the pairs."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "family_of_stay", self.pair_family[self.stay_pair])

    @property
    def most_nights_any(self) -> int:
        """N: the most nights that any family can have."""
        return int(self.most_nights.max(initial=0))

    @cached_property
    def worth_of_ways(self) -> Ints:
        """(V,): what each variant is worth for a night, all levels together."""
        found = np.zeros(len(self.variant_pair), dtype=np.int64)
        for level in self.levels:
            if level.by_variant is not None:
                found += level.by_variant
        return found

    def level(self, id: str) -> Level | None:
        """The level with that id, or None when it is switched off."""
        return next((level for level in self.levels if level.id == id), None)


def nights_of(problem: Problem, plan: Iterable[Choice]) -> Ints:
    """(U,): the nights each family has."""
    stays = np.array([choice.stay for choice in plan], dtype=np.int64)
    counted = np.zeros(len(problem.families), dtype=np.int64)
    np.add.at(counted, problem.family_of_stay[stays], problem.stay_nights[stays])
    return counted


def presence(problem: Problem, plan: Iterable[Choice]) -> Flags:
    """(P, T): whether the pair's family is at the home on the night."""
    there = np.zeros((len(problem.pair_family), problem.nights), dtype=np.bool_)
    for stay, _ in plan:
        first = int(problem.stay_first[stay])
        there[problem.stay_pair[stay], first : first + int(problem.stay_nights[stay])] = True
    return there


def value(problem: Problem, level: Level, plan: Sequence[Choice]) -> int:
    """What a plan is worth at a level, in plain Python; the search's own figures are held against it."""
    total = 0
    if level.by_nights is not None:
        total += int(level.by_nights[np.arange(len(problem.families)), nights_of(problem, plan)].sum())
    if level.by_stay is not None:
        total += sum(int(level.by_stay[choice.stay]) for choice in plan)
    if level.by_variant is not None:
        total += sum(int(level.by_variant[c.variant]) * int(problem.stay_nights[c.stay]) for c in plan)
    if level.links is not None:
        there = presence(problem, plan)
        together = (there[level.links.one] & there[level.links.other]).sum(axis=1)
        total += int((together * level.links.amount).sum())
    if level.spacing is not None:
        total -= _crowding(problem, level.spacing, plan)
    return total


def values(problem: Problem, plan: Sequence[Choice]) -> tuple[int, ...]:
    """The value of a plan at every level, in order: the larger tuple is the better plan."""
    return tuple(value(problem, level, plan) for level in problem.levels)


def _crowding(problem: Problem, spacing: Spacing, plan: Iterable[Choice]) -> int:
    firsts: dict[int, list[int]] = {}
    for stay, _ in plan:
        firsts.setdefault(int(problem.family_of_stay[stay]), []).append(int(problem.stay_first[stay]))
    return sum(
        int(spacing.amount[family])
        for family, starts in firsts.items()
        for before, after in zip(sorted(starts), sorted(starts)[1:], strict=False)
        if after - before < int(spacing.window[family])
    )
