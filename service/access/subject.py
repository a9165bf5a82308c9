"""What somebody asks for, reduced to what decides who may have it."""

from __future__ import annotations

from dataclasses import dataclass

from service.access.kind import Kind


@dataclass(frozen=True)
class Subject:
    """A record by its kind and id, and whose it is. All ids are those of rows."""

    kind: Kind
    id: str
    keeper: str
    """The organisation that keeps it."""
    at: frozenset[str] = frozenset()
    """The homes it belongs to: the home itself, where the child lives or lived, whose decision it is."""
    sent_to: frozenset[str] = frozenset()
    """The homes that a referral was sent to and not withdrawn from."""
    providers: frozenset[str] = frozenset()
    """The organisations that run those homes."""
    living_at: frozenset[str] = frozenset()
    """The homes at which the child lives today."""
    breaks_at: frozenset[str] = frozenset()
    """The homes that a referral for short breaks was sent to and not withdrawn from."""
    child: str | None = None
    """The child it is about. None: it is about no single child."""
