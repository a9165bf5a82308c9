"""What a route says of itself: where it is, what it does with which records, for whom, and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.records.desk import Desk
from service.records.two_steps import TwoSteps


class Method(StrEnum):
    GET = "GET"
    POST = "POST"
    PUT = "PUT"


class Shown(Record):
    """What somebody is shown. Each kind of viewer has types of their own; what is not in the type is not sent."""


class FileShown(Shown):
    """A file that somebody is given: its bytes, and nothing beside them."""

    content: bytes


@dataclass(frozen=True)
class File:
    """Of a route that gives a file: its media type, and its name, which says nothing of a child."""

    media_type: str
    name: str


@dataclass(frozen=True)
class Open:
    """Anybody may ask, signed in or not; `why` says for what."""

    why: str


@dataclass(frozen=True)
class Own:
    """Anybody who is signed in may ask: it is about themselves alone."""

    why: str


@dataclass(frozen=True)
class Needs:
    """Only who may do that with a record of that kind, and only as what they are to a home or an organisation."""

    action: Action
    kind: Kind
    relations: frozenset[RelationKind]
    by: str | None = None
    """The parameter of the path that names the record. None: it is a list of all that may be had."""
    in_body: bool = False
    """Whether what is sent names the record, and not the path."""


@dataclass(frozen=True)
class Guard:
    """What must not have changed since it was read: how it is shown now, and which part of it is sent anew.

    It is held before it is shown, until the change is kept or refused: of two who read the same, one comes late.
    """

    hold: Callable[[Desk, str], None]
    shown: Callable[[Desk, str], Shown]
    part: Callable[[Any], Record]
    as_read: Callable[[Any], Shown] = lambda answer: answer
    """What whoever reads it next is shown, of the answer to the change: the next change is made from that."""


@dataclass(frozen=True)
class Route:
    """One route. The first line of what answers it describes it; an example is part of its description."""

    method: Method
    path: str
    answers: Callable[..., Any]
    does: Open | Own | Needs
    shows: type[Record]
    takes: type[Record] | None = None
    status: int = 200
    guard: Guard | None = None
    example: Mapping[str, Any] = field(default_factory=dict)
    """Of what is taken, where something is."""
    before: Callable[[Any], Record] | None = None
    """What is done with what is taken, once it is known that it may be sent, before the records are opened."""
    two_steps: TwoSteps[Any, Any, Any] | None = None
    """What answers it in two steps, between which nobody waits for the records. None: it is answered in one. Where
    nothing is taken, what is looked at is asked with the parameters of the path by their names."""
    most_bytes: int | None = None
    """The largest body that is read. None: what is served says it."""
    gives: File | None = None
    """What kind of file it answers with, where it shows one. None: it answers with JSON."""
    only_reads: bool = False
    """Whether it is asked by POST only to keep what it asks for out of the address."""

    @property
    def is_done_once(self) -> bool:
        """Whether it does something, which is then done once under one key, and does not only read."""
        return self.method is Method.POST and isinstance(self.does, Needs) and not self.only_reads


def to(*relations: RelationKind) -> frozenset[RelationKind]:
    """As whom somebody may ask."""
    return frozenset(relations)
