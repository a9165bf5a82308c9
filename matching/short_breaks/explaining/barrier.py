"""What may stand in the way of a stay, as it is counted over very many candidate stays at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Flags, Ints, Problem


class Words(NamedTuple):
    """How a barrier at a home is said, after "on so many stays"; "{child}" and "{needs}" follow the family."""

    taken: str
    """Where guests of the plan stand in the way."""
    bare: str
    """Where there is not enough even with nobody else there."""


@dataclass(frozen=True)
class Barrier:
    """One thing at homes that stands in the way of a new stay."""

    rule: str
    """The id of the constraint."""
    words: Words
    nights: Flags
    """(P, T): nights on which it stands in the way of the pair's family."""
    stays: Flags
    """(n,): of the stays asked about, those it stands in the way of."""
    unchecked: bool = False
    """Whether it stands in the way only because nobody has checked yet."""


class AtHome(Protocol):
    """One rule of the homes."""

    RULE: str
    """The id of the constraint."""

    def barriers(self, frame: Frame, kept: Kept, asked: Ints) -> Iterable[Barrier]:
        """What it bars of the stays asked about, by their numbers (n,); the same barriers in the same order always."""
        ...


@dataclass(frozen=True)
class OwnBarrier:
    """One limit of a family's own that stands in the way of a new stay."""

    rule: str
    words: tuple[str, ...]
    """(U,): a clause for each family."""
    stays: Flags
    """(C,)"""


class Own(Protocol):
    """One limit of a family's own."""

    RULE: str
    """The id of the constraint."""

    def barriers(self, kept: Kept) -> Iterable[OwnBarrier]:
        """What it bars of all candidate stays."""
        ...


def within(problem: Problem, nights: Flags, asked: Ints) -> Flags:
    """(n,): whether any night of each stay asked about is true for its pair in `nights` (P, T)."""
    before = np.zeros((nights.shape[0], nights.shape[1] + 1), dtype=np.int32)
    np.cumsum(nights, axis=1, out=before[:, 1:])
    pairs, first = problem.stay_pair[asked], problem.stay_first[asked].astype(np.int64)
    last = np.minimum(first + problem.stay_nights[asked], nights.shape[1])
    found: Flags = before[pairs, last] > before[pairs, first]
    return found
