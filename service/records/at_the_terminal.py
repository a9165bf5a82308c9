"""What is done at the terminal with records: on whose word, what they confirm, and the lines of whom it looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from service.access.action import Action
from service.access.kind import Kind as Of
from service.records.audit import Line
from service.store.rows import PersonRow

AT_THE_TERMINAL = "homes are taken in from a file, by whoever runs the records"
LOOKED_FOR = "looked for by a program in public words that are taken in from a file, by whoever runs the records"


@dataclass(frozen=True)
class Confirmed:
    """What whoever runs the records says of the file, having looked."""

    tells_of_no_child: bool = False
    """Words that were found among what everybody could read have been read again, and no child is told of."""
    is_newer: bool = False
    """It was made after what was written down here on the day that it is of."""


NOTHING_CONFIRMED = Confirmed()


@dataclass
class Terminal:
    """On whose word something is done at the terminal, when, and what of children was opened for it."""

    by: PersonRow
    now: datetime
    opened: list[Line] = field(default_factory=list)

    def lines(self, action: Action, kind: Of, ids: Iterable[str], because: str) -> list[Line]:
        """One for each."""
        whom = (self.now, self.by.id, self.by.organisation_id)
        return [Line(*whom, action, kind, id, id if kind is Of.CHILD else None, True, because) for id in sorted(ids)]
