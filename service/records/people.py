"""People, what they are to homes and organisations, and who somebody is at this moment."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import or_, select

from service.access.actor import Actor, Held
from service.access.relation import RelationKind
from service.records.day_there import day_there
from service.records.one_child import same_child, same_child_for
from service.store.base import new_id
from service.store.opening import Transaction
from service.store.rows import AcquaintanceRow, PersonRow, RelationRow


class NobodyOfThatId(LookupError):
    """There is no such person."""


def add_person(t: Transaction, organisation: str, name: str) -> str:
    """A new person of an organisation, who is nothing yet to any home; the id of the row."""
    id = new_id()
    t.session.add(PersonRow(id=id, organisation_id=organisation, name=t.seal(PersonRow, id, "name", name)))
    t.session.flush()
    return id


def relate(t: Transaction, person: str, kind: RelationKind, to: str, since: date, until: date | None = None) -> None:
    """From `since`, and until that day where one is given, the person is this to a home or an organisation."""
    where = {"home_id": to} if kind.is_to_a_home else {"organisation_id": to}
    t.session.add(RelationRow(person_id=person, kind=kind, since=since, until=until, **where))
    t.session.flush()


def declare(t: Transaction, person: str, child: str, on: date) -> None:
    """It was said that the person knows the child: from here on they do not open anything about the child.

    It is said of one record, and holds of every other that is known to be of the same child, whenever that came.
    """
    t.session.add(AcquaintanceRow(person_id=person, child_id=child, declared_on=on))
    t.session.flush()


def stays_known(t: Transaction, child: str) -> None:
    """Who knows the child by any record knows it by every other still, once this record is taken away."""
    said = select(AcquaintanceRow).where(AcquaintanceRow.child_id.in_(same_child(t, child)))
    rows = t.session.scalars(said.order_by(AcquaintanceRow.declared_on.desc(), AcquaintanceRow.id)).all()
    known, since = {(row.person_id, row.child_id) for row in rows}, {row.person_id: row.declared_on for row in rows}
    for person, on in since.items():
        organisation = t.session.get_one(PersonRow, person).organisation_id
        for record in same_child_for(t, organisation, child):
            if record != child and (person, record) not in known:
                declare(t, person, record, on)


def name_of(t: Transaction, person: str) -> str:
    """The name of a person who is there."""
    return t.words(t.session.get_one(PersonRow, person), "name")


def actor_of(t: Transaction, person: str, now: datetime) -> Actor:
    """The person as they are now. Raises NobodyOfThatId."""
    row = t.session.get(PersonRow, person)
    if row is None:
        raise NobodyOfThatId("no such person")
    day = day_there(now)
    holds = (RelationRow.since <= day) & or_(RelationRow.until.is_(None), RelationRow.until > day)
    held = t.session.scalars(select(RelationRow).where(RelationRow.person_id == person, holds))
    said = t.session.scalars(select(AcquaintanceRow.child_id).where(AcquaintanceRow.person_id == person)).all()
    known = (record for child in said for record in same_child_for(t, row.organisation_id, child))
    return Actor(
        person=person,
        organisation=row.organisation_id,
        held=tuple(Held(r.kind, r.home_id, r.organisation_id) for r in held),
        knows=frozenset(known),
        ended=row.ended_at is not None and row.ended_at <= now,
    )
