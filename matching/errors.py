"""What goes wrong when something is not as it should be, and the way out.

PlacewellError
├── BadInput          the input breaks its own rules; every problem is listed at once
│   └── BadFile       a file could not be read as what it should be (too large, malicious, wrong kind)
└── EngineFault       our own catalogue or policy data contradicts itself; not the user's doing

An expected answer ("no home fits", "outside registration") is a result and never one of these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from re import findall


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in the input: where it stands, what is wrong, and the way out.

    `where` names a place (a sheet and cell, a field path, an id), never a child's details.
    """

    where: str
    what: str
    way_out: str
    rank: tuple[int, ...] = field(default=(), compare=False, repr=False)
    """Its place among the others of its file, such as by sheet, row and column; () where the words alone order it."""
    hides: str = field(default="", compare=False, repr=False)
    """What of its file it kept from being looked at, so that more may be found later, as a sentence; "" for nothing."""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}\n    {self.way_out}"


def in_order(problem: Problem) -> tuple[object, ...]:
    """What problems are put in order by: their place, then their words, with numbers in them as numbers."""
    return problem.rank, *map(_by_number, (problem.where, problem.what, problem.way_out)), problem


def _by_number(words: str) -> tuple[tuple[str, int], ...]:
    """Words as pairs of what is before a number and the number; -1 where there is none."""
    return tuple((before, int(number or -1)) for before, number in findall(r"([^0-9]*)([0-9]*)", words))


MORE = "More may be found once this is put right: whether the answers fit together is looked at only then."


class PlacewellError(Exception):
    """The root of every error this project raises on purpose."""


class BadInput(PlacewellError):
    """The input breaks its own rules. `problems` holds all of them, in a stable order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=in_order))
        count = len(self.problems)
        headline = "1 problem was found" if count == 1 else f"{count} problems were found"
        more = dict.fromkeys(problem.hides for problem in self.problems if problem.hides)
        super().__init__("\n".join([f"{headline}; nothing was written.", *map(str, self.problems), *more]))

    def __reduce__(self) -> tuple[type[BadInput], tuple[tuple[Problem, ...]]]:
        """Be the same error where another process raised it."""
        return type(self), (self.problems,)


class BadFile(BadInput):
    """A file could not be read as what it should be."""


class EngineFault(PlacewellError):
    """The catalogue or the policy data contradicts itself."""
