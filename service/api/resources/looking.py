"""Who has looked at a child's record: for those who answer for it, and for the auditor, who sees nothing else of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Query

from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.api.parameters import Id, Most
from service.api.route import Method, Needs, Route, Shown, to
from service.records.desk import Desk

WHO = to(
    RelationKind.REGISTERED_MANAGER,
    RelationKind.RESPONSIBLE_INDIVIDUAL,
    RelationKind.PLACEMENT_OFFICER,
    RelationKind.AUDITOR,
)
LAST_PLACE = 2**62

AfterPlace = Annotated[int, Query(ge=0, le=LAST_PLACE, description="The `next` of the part before; 0 for the first.")]


class LookForWhoAnswers(Shown):
    """One line of the audit: who did what with the record, or asked for it in vain. Ids say it; names are absent."""

    at: datetime
    person: str
    organisation: str
    action: Action
    kind: Kind
    subject: str
    allowed: bool


class LooksForWhoAnswers(Shown):
    """A part of the lines, oldest first; `next` is what `after` has to be for the next part. None: there is none."""

    child: str
    lines: tuple[LookForWhoAnswers, ...]
    next: int | None


def looked(desk: Desk, child: Id, after: AfterPlace = 0, most: Most = 50) -> LooksForWhoAnswers:
    """See who has looked at a child's record, or asked for it, and when."""
    lines = desk.who_looked(child, after, most)
    return LooksForWhoAnswers(
        child=child,
        lines=tuple(
            LookForWhoAnswers(
                at=line.at,
                person=line.person,
                organisation=line.organisation,
                action=line.action,
                kind=line.kind,
                subject=line.subject,
                allowed=line.allowed,
            )
            for line in lines
        ),
        next=lines[-1].number if len(lines) == most else None,
    )


ROUTES = (
    Route(
        Method.GET,
        "/children/{child}/looked",
        looked,
        Needs(Action.READ_AUDIT, Kind.CHILD, WHO, by="child"),
        LooksForWhoAnswers,
    ),
)
