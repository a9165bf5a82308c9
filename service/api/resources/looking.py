"""Who has looked at a child's record: for those who answer for it, and for the auditor, who sees nothing else of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Query

from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.actions.who_looked import LAST_PLACE, AskWhoLooked, who_looked
from service.api.parameters import Id, Most
from service.api.route import Method, Needs, Route, Shown, to
from service.records.desk import Desk

WHO = to(
    RelationKind.REGISTERED_MANAGER,
    RelationKind.RESPONSIBLE_INDIVIDUAL,
    RelationKind.PLACEMENT_OFFICER,
    RelationKind.AUDITOR,
)

BeforePlace = Annotated[
    int | None, Query(ge=1, le=LAST_PLACE, description="The `next` of the part before; left out for the first.")
]


class LookForWhoAnswers(Shown):
    """One line of the audit: who did what with the record, or asked for it in vain.

    Of another organisation there is no name, and no more than since when it has the record.
    """

    at: datetime
    name: str | None
    organisation: str
    action: Action
    kind: Kind
    allowed: bool


class LooksForWhoAnswers(Shown):
    """A part of the lines, newest first; `next` is what `before` has to be for the next part. None: there is none."""

    child: str
    lines: tuple[LookForWhoAnswers, ...]
    next: int | None


def looked(desk: Desk, child: Id, before: BeforePlace = None, most: Most = 50) -> LooksForWhoAnswers:
    """See who has looked at a child's record, or asked for it, and when."""
    found = who_looked(desk, AskWhoLooked(child=child, before=before, at_most=most))
    return LooksForWhoAnswers(
        child=child,
        lines=tuple(
            LookForWhoAnswers(
                at=line.at,
                name=line.name,
                organisation=line.organisation,
                action=line.action,
                kind=line.kind,
                allowed=line.allowed,
            )
            for line in found.lines
        ),
        next=found.more_before,
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
