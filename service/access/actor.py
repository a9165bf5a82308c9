"""The person who asks, as they are at this moment."""

from __future__ import annotations

from dataclasses import dataclass

from service.access.relation import RelationKind


@dataclass(frozen=True)
class Held:
    """A relation that holds today, to a home or to an organisation."""

    kind: RelationKind
    home: str | None = None
    organisation: str | None = None


@dataclass(frozen=True)
class Actor:
    """Read anew for each transaction, so that a right taken away is gone at once."""

    person: str
    organisation: str
    held: tuple[Held, ...] = ()
    knows: frozenset[str] = frozenset()
    """Children whom the person has said they know outside work."""
    ended: bool = False
    """Whether the person no longer works with these records."""
