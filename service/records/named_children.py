"""Children whom a home's record names, as staff are trained for them: who reads it reads that of the child.

Whoever a child's record is kept from does not read the home's while it names the child; somebody else has to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from matching.world.home import Home
from matching.world.record import Ident, Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.given_ids import plain
from service.records.handing_out import children_on
from service.store.rows import ChildRow, ReferralRow, ResidenceRow, SendingRow


class Named(Record):
    """A child that is named, by what it is known by everywhere else. `born`: None: not known."""

    id: Ident
    name: Text
    born: date | None


def ask_named(desk: Desk, home: str, records: Iterable[Home]) -> dict[str, Named]:
    """Those who live, lived or were referred there and may be read of, by id; each is noted.

    Raises NotThere where the record of one of them is kept from whoever asks.
    """
    ids = {held.for_child for record in records for member in record.staff for held in member.competences} - {None}
    rows = _rows(desk, home) if ids else {}
    of = sorted(row for row, id in rows.items() if id in ids)
    may = select(ChildRow.id).where(ChildRow.id.in_(of), desk.all_that_may(Action.READ, Kind.CHILD))
    readable = set(desk.t.session.scalars(may)) if of else set()
    asked = [row for row in of if row in readable or row in desk.actor.knows]
    desk.ask_each(Action.READ, Kind.CHILD, asked)
    children = children_on(desk.t, asked, desk.day)
    return {rows[id]: _named(rows[id], child) for id, child in children.items()}


def _rows(desk: Desk, home: str) -> dict[str, str]:
    """Of whoever has to do with the home, the row and the id."""
    lived = select(ResidenceRow.child_id).where(ResidenceRow.home_id == home)
    sent = select(ReferralRow.child_id).join(SendingRow, SendingRow.referral_id == ReferralRow.id)
    here = ChildRow.id.in_(lived) | ChildRow.id.in_(sent.where(SendingRow.home_id == home))
    rows = desk.t.session.execute(select(ChildRow.id, ChildRow.reference).where(here))
    return {row: plain(reference) for row, reference in rows}


def _named(id: str, child: Mapping[str, Any]) -> Named:
    born = child.get("date_of_birth")
    return Named(id=id, name=child["name"], born=None if born is None else date.fromisoformat(born))
