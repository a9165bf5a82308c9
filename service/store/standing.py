"""How the records are kept: which database, where, and what it was asked to do for their safety."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    """What was chosen when the records were opened. No password stands in `place`."""

    database: str
    place: str
    journal: str
    synchronous: str
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        chosen = f"{self.database}, {self.place}\njournal {self.journal}, synchronous {self.synchronous}"
        return "\n".join([chosen, *self.notes])
