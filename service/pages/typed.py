"""Reads what was typed into a form as what it should be, and gathers everything that it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

from matching.errors import BadInput, Problem
from service.pages.moments import moment_of
from service.pages.sent import Sent

C = TypeVar("C", bound=StrEnum)
MOST_NIGHTS = 60
"""Of one stay of short breaks."""


@dataclass
class Typed:
    """One form as it is read. Each thing that is wrong is noted at its field, and said all together at the end."""

    sent: Sent
    problems: list[Problem] = field(default_factory=list)

    def words(self, name: str, way_out: str) -> str:
        """What has to be written."""
        if not self.sent[name]:
            self.wrong(name, "nothing is written here", way_out)
        return self.sent[name]

    def choice(self, name: str, choices: type[C], way_out: str) -> C | None:
        """One of a closed set; None where none was chosen, which is noted."""
        try:
            return choices(self.sent[name])
        except ValueError:
            self.wrong(name, "nothing is chosen here", way_out)
            return None

    def one_of(self, name: str, values: Sequence[str], way_out: str) -> str:
        """One of these; "" where none was chosen, which is noted."""
        if self.sent[name] not in values:
            self.wrong(name, "nothing is chosen here", way_out)
            return ""
        return self.sent[name]

    def nights(self, name: str) -> int:
        """How many nights one stay has; 0 where none can be read, which is noted."""
        said = self.sent[name]
        if said.isdecimal() and len(said) < 4 and 1 <= int(said) <= MOST_NIGHTS:
            return int(said)
        self.wrong(name, "no number of nights can be read here", f"Give a whole number from 1 to {MOST_NIGHTS}.")
        return 0

    def day(self, name: str, way_out: str) -> date | None:
        """A day; None where none can be read, which is noted."""
        try:
            return date.fromisoformat(self.sent[name])
        except ValueError:
            self.wrong(name, "no day can be read here", way_out)
            return None

    def moment(self, name: str, way_out: str) -> datetime | None:
        """A day and a time of that place, from two fields; None where they cannot be read, which is noted."""
        try:
            return moment_of(
                date.fromisoformat(self.sent[f"{name}-day"]), time.fromisoformat(self.sent[f"{name}-time"])
            )
        except ValueError:
            self.wrong(f"{name}-day", "no day and time can be read here", way_out)
            return None

    def wrong(self, where: str, what: str, way_out: str) -> None:
        """One more thing that is wrong."""
        self.problems.append(Problem(where, what, way_out, (len(self.problems),)))

    def must_be_right(self) -> None:
        """Raises BadInput with everything that was noted."""
        if self.problems:
            raise BadInput(self.problems)
