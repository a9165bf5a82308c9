"""Everything that is wrong with what a command was given, said at once and not one thing after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from matching.errors import BadInput, Problem

T = TypeVar("T")


@dataclass
class Wrong:
    """The problems found so far."""

    problems: list[Problem] = field(default_factory=list)

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Note what is found wrong in here, and go on."""
        try:
            yield
        except BadInput as found:
            self.problems += found.problems

    def refuse(self) -> None:
        """Raises BadInput with all of them, if there are any."""
        if self.problems:
            raise BadInput(self.problems)

    def last_read(self, read: Callable[[], T]) -> T:
        """What is read last of all that was given, once nothing is wrong. Raises BadInput with everything that is."""
        found = []
        with self.noted():
            found.append(read())
        self.refuse()
        return found[0]
