"""Who has opened a child's record or asked for it, a page at a time, the newest first."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.people import name_of
from service.store.rows import AuditRow, OrganisationRow


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
    chosen = select(AuditRow, OrganisationRow.name).join(
        OrganisationRow, OrganisationRow.id == AuditRow.organisation_id
    )
    about = chosen.where(AuditRow.child_id == child)
    page = about if before is None else about.where(AuditRow.number < before)
    rows = desk.t.session.execute(page.order_by(AuditRow.number.desc()).limit(at_most)).all()
    return tuple(_look(desk, row, organisation) for row, organisation in rows)


def _look(desk: Desk, row: AuditRow, organisation: str) -> Look:
    own = row.organisation_id == desk.actor.organisation
    return Look(
        number=row.number,
        at=row.at,
        name=name_of(desk.t, row.person_id) if own else None,
        organisation=organisation,
        action=row.action,
        kind=row.subject_kind,
        allowed=bool(row.allowed),
        because=row.because,
    )
