"""Shows who has looked at a child's record, or was refused it, a page at a time; to ask is itself a line."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.looked import looks_at

PAGE = 50
LAST_PLACE = 2**63 - 1
"""Beyond it no line can have a number."""


class AskWhoLooked(Record):
    """At which child's record, and from where on."""

    child: str
    before: Annotated[int, Field(ge=1, le=LAST_PLACE)] | None = None
    """Only lines older than the one of that number. None: from the newest on."""
    at_most: Annotated[int, Field(ge=1, le=200)] = PAGE


class Looked(Record):
    """One line: who did what with which kind of record, when, and by which rule it was allowed or refused."""

    number: int
    at: datetime
    name: str | None
    """None for somebody of another organisation, which answers for its own people."""
    organisation: str
    action: Action
    kind: Kind
    allowed: bool
    because: str


class WhoLooked(Record):
    """A page, newest first. `more_before` is where the next one begins. None: this is the last."""

    lines: tuple[Looked, ...]
    more_before: int | None


def who_looked(desk: Desk, asked: AskWhoLooked) -> WhoLooked:
    """The page. Names are those of the asker's own organisation alone."""
    found = looks_at(desk, asked.child, asked.before, asked.at_most + 1)
    lines = tuple(Looked(**look._asdict()) for look in found[: asked.at_most])
    return WhoLooked(lines=lines, more_before=lines[-1].number if len(found) > asked.at_most else None)


ACT = Act("see who has looked", Kind.CHILD, Action.READ_AUDIT, AskWhoLooked, WhoLooked, who_looked, reads=True)
