"""Problems that name nobody: whatever somebody typed, no word of the child's name is said back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from matching.errors import Problem
from matching.world.child import Child
from matching.world.problems.ids import names

WITHHELD = "(not repeated: a name stands in it)"


def unnamed(problems: Iterable[Problem], child: Child) -> Iterator[Problem]:
    """The same problems; a part with a word of the child's name in it is withheld."""
    for problem in problems:
        where, what, way_out = (_unless(part, child) for part in (problem.where, problem.what, problem.way_out))
        yield replace(problem, where=where, what=what, way_out=way_out)


def _unless(words: str, child: Child) -> str:
    return WITHHELD if names(words.replace("_", " "), child) else words
