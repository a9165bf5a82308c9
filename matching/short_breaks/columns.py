"""Which stays a search is free to choose from for the moment, as arrays: an area of the grid, and its candidates."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from matching.short_breaks.problem import Choice, Flags, Indices, Ints, Problem


@dataclass(frozen=True)
class Area:
    """Some pairs and a run of nights: the stays of those pairs that lie wholly within it."""

    pairs: Indices
    """In order, each once."""
    first: int
    until: int
    """The night after its last."""


def whole_area(problem: Problem) -> Area:
    """Everything."""
    return Area(np.arange(len(problem.pair_family), dtype=np.int32), 0, problem.nights)


def stays_within(problem: Problem, area: Area) -> Indices:
    """The candidate stays of an area, in order."""
    stays = ranges(problem.pair_stays, area.pairs)
    first = problem.stay_first[stays]
    found: Indices = stays[(first >= area.first) & (first + problem.stay_nights[stays] <= area.until)]
    return found


def ranges(starts: Indices, pairs: Indices | Ints) -> Indices:
    """The places of what belongs to some pairs, pair after pair as given; `starts` (P + 1,) says where each begins."""
    low = starts[pairs].astype(np.int64)
    many = starts[pairs + 1] - low
    offset = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    found: Indices = (np.repeat(low, many) + offset).astype(np.int32)
    return found


@dataclass(frozen=True)
class Columns:
    """Choices, one a place: each a stay with one variant. Places are in the order of stays and variants."""

    problem: Problem
    stay: Indices
    variant: Indices
    pair: Indices = field(init=False)
    family: Indices = field(init=False)
    home: Indices = field(init=False)
    first: Ints = field(init=False)
    nights: Ints = field(init=False)

    def __post_init__(self) -> None:
        problem = self.problem
        pair = problem.stay_pair[self.stay]
        object.__setattr__(self, "pair", pair)
        object.__setattr__(self, "family", problem.pair_family[pair])
        object.__setattr__(self, "home", problem.pair_home[pair])
        object.__setattr__(self, "first", problem.stay_first[self.stay].astype(np.int64))
        object.__setattr__(self, "nights", problem.stay_nights[self.stay].astype(np.int64))

    @property
    def until(self) -> Ints:
        """(n,): the night after the last."""
        return self.first + self.nights

    def only(self, these: Flags) -> Columns:
        """Those that are true."""
        return Columns(self.problem, self.stay[these], self.variant[these])

    def choices(self) -> list[Choice]:
        """The same, one by one."""
        return [Choice(s, v) for s, v in zip(self.stay.tolist(), self.variant.tolist(), strict=True)]

    def by_pair(self) -> tuple[Ints, Ints]:
        """The pairs, each once and in order; and (n,) the place of each choice's pair among them."""
        pairs, row = np.unique(self.pair, return_inverse=True)
        return pairs.astype(np.int64), row.astype(np.int64)

    def any_night(self, rows: Ints, nights: Flags) -> Flags:
        """(n,): whether a stay has a night that is true in its row of `nights` (R, T); `rows` (n,) says which row."""
        before = np.zeros((nights.shape[0], nights.shape[1] + 1), dtype=np.int32)
        np.cumsum(nights, axis=1, out=before[:, 1:])
        found: Flags = before[rows, self.until] > before[rows, self.first]
        return found


def columns_of(problem: Problem, stays: Indices) -> Columns:
    """Every variant of every stay, and those in which only a fixed stay may be."""
    pair = problem.stay_pair[stays]
    low = problem.pair_variants[pair].astype(np.int64)
    many = problem.pair_variants[pair + 1] - low
    offset = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    found = Columns(problem, np.repeat(stays, many), (np.repeat(low, many) + offset).astype(np.int32))
    here = set(stays.tolist())
    promised = tuple(c for c in problem.fixed if c.stay in here and only_promised(problem, c.variant))
    return _with(found, chosen(problem, promised)) if promised else found


def only_promised(problem: Problem, variant: int) -> bool:
    """Whether only a fixed stay may be in these bedrooms, which do not suit."""
    return variant >= int(problem.pair_variants[-1])


def _with(columns: Columns, more: Columns) -> Columns:
    stay, variant = (np.concatenate(both) for both in ((columns.stay, more.stay), (columns.variant, more.variant)))
    order = np.lexsort((variant, stay))
    return Columns(columns.problem, stay[order], variant[order])


def chosen(problem: Problem, plan: tuple[Choice, ...]) -> Columns:
    """The choices of a plan."""
    table = np.array(plan, dtype=np.int32).reshape(len(plan), 2)
    return Columns(problem, table[:, 0].copy(), table[:, 1].copy())
