"""What a text is looked through for before it leaves a home. One check is one file and one line in CHECKS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from matching.errors import Problem
from service.releasing.checks import births, hidden, initials, names, pasted, schools
from service.releasing.guarded import Guarded

WAY_OUT = "Say it without, so that nobody can tell which other child it could be."


class Check(Protocol):
    """A check file. Its docstring's first line says what it finds; WHAT says so of a line, and repeats nothing."""

    WHAT: str

    def lines(self, text: str, guarded: Guarded) -> Iterable[int]:
        """The numbers of the lines in which it stands."""
        ...


CHECKS: tuple[Check, ...] = (hidden, names, initials, births, schools, pasted)


def problems_in(text: str, guarded: Guarded) -> tuple[Problem, ...]:
    """Everything that is found, line by line. What was found is not repeated."""
    return tuple(sorted(set(_each(text, guarded))))


def _each(text: str, guarded: Guarded) -> Iterator[Problem]:
    for check in CHECKS:
        for line in check.lines(text, guarded):
            yield Problem(f"line {line}", check.WHAT, WAY_OUT, rank=(line,))
