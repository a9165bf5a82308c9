"""Who has opened a child's record or asked for it, a page at a time, the newest first.

Of another organisation no more is told than since when it has had the record, and that it was refused; but not where
somebody there was refused because they know the child. How often and when a home checks a child again depends on the
children who live there, and lines are numbered among those that may be seen: their gaps would tell how many others were
opened in between.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, func, or_, select

from service.access.action import Action
from service.access.decide import KNOWN
from service.access.kind import Kind
from service.records.audit import SHOWN_TO_NOBODY
from service.records.desk import Desk
from service.records.people import name_of
from service.store.rows import AuditRow, ChildRow, OrganisationRow

CLOSED_TO = (Action.KEEP_FROM, Action.BE_KEPT_FROM, Action.BE_LET_SEE)
OF_WHO_KNOWS = (KNOWN,)
"""Who knows a child is for their own organisation alone to know."""


class Look(NamedTuple):
    """One line. `name` is None for somebody of another organisation: that one answers for its own people."""

    number: int
    at: datetime
    name: str | None
    organisation: str
    action: Action
    kind: Kind
    allowed: bool
    because: str


def looks_at(desk: Desk, child: str, before: int | None, at_most: int) -> tuple[Look, ...]:
    """The lines about a child before that number, newest first; this question is one of them. Raises NotThere."""
    desk.ask(Action.READ_AUDIT, Kind.CHILD, child)
    seen = _may_be_seen(desk, child).subquery()
    chosen = (
        select(AuditRow, OrganisationRow.name, seen.c.place)
        .join(seen, seen.c.number == AuditRow.number)
        .join(OrganisationRow, OrganisationRow.id == AuditRow.organisation_id)
    )
    page = chosen if before is None else chosen.where(seen.c.place < before)
    rows = desk.t.session.execute(page.order_by(AuditRow.number.desc()).limit(at_most)).all()
    return tuple(_look(desk, row, organisation, place) for row, organisation, place in rows)


def may_ask_about(desk: Desk) -> frozenset[str]:
    """The children by the ids of their rows of whom this person may ask who has looked."""
    chosen = select(ChildRow.id).where(desk.all_that_may(Action.READ_AUDIT, Kind.CHILD))
    return frozenset(desk.t.session.scalars(chosen))


def _may_be_seen(desk: Desk, child: str) -> Select[tuple[int, int]]:
    """Each line that the asker may see, with its place among them, 1 for the oldest."""
    about = AuditRow.child_id == child
    shown = AuditRow.action.not_in(CLOSED_TO) & (AuditRow.because != SHOWN_TO_NOBODY)
    had = about & (AuditRow.allowed == 1) & shown
    first = select(func.min(AuditRow.number)).where(had).group_by(AuditRow.organisation_id)
    own = AuditRow.organisation_id == desk.actor.organisation
    place = func.row_number().over(order_by=AuditRow.number).label("place")
    refused = (AuditRow.allowed == 0) & AuditRow.because.not_in(OF_WHO_KNOWS)
    return select(AuditRow.number, place).where(about, or_(own, refused, AuditRow.number.in_(first)))


def _look(desk: Desk, row: AuditRow, organisation: str, place: int) -> Look:
    own = row.organisation_id == desk.actor.organisation
    return Look(
        number=place,
        at=row.at,
        name=name_of(desk.t, row.person_id) if own else None,
        organisation=organisation,
        action=row.action,
        kind=row.subject_kind,
        allowed=bool(row.allowed),
        because=row.because,
    )
