"""The people of an organisation, as its administrator manages them: who they are, and that one is let in no longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk, NotThere
from service.records.leaving import must_leave_another
from service.records.parts import ALL, Part
from service.records.sessions import end_person
from service.store.base import is_id
from service.store.rows import PersonRow


@dataclass(frozen=True)
class Colleague:
    """`ended_at`: from when on they may do nothing. None: they still may."""

    id: str
    name: str
    ended_at: datetime | None


def people_of(desk: Desk, organisation: str, part: Part = ALL) -> tuple[Colleague, ...]:
    """Everybody of an organisation, by name. Raises NotThere, NotInList."""
    desk.ask(Action.MANAGE_PEOPLE, Kind.ORGANISATION, organisation)
    rows = desk.t.session.scalars(select(PersonRow).where(PersonRow.organisation_id == organisation))
    found = (Colleague(row.id, desk.t.words(row, "name"), row.ended_at) for row in rows)
    return part.of(sorted(found, key=lambda each: (each.name, each.id)))


def let_go(desk: Desk, organisation: str, person: str) -> Colleague:
    """From now on that person may do nothing, and is signed in nowhere.

    Raises NotThere, and BadInput for the last administrator.
    """
    desk.ask(Action.MANAGE_PEOPLE, Kind.ORGANISATION, organisation)
    row = desk.t.session.get(PersonRow, person) if is_id(person) else None
    if row is None or row.organisation_id != organisation:
        raise NotThere
    if row.ended_at is None or row.ended_at > desk.now:
        must_leave_another(desk.t, person, desk.now, "person", "Have another added first: `placewell user add`.")
        end_person(desk.t, person, desk.now)
        desk.t.session.flush()
    return Colleague(row.id, desk.t.words(row, "name"), row.ended_at)
