"""An authority's closed referrals, the last closed first: a part at a time, or those of a child that is looked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.given_ids import plain
from service.records.handing_out import children_on
from service.records.parts import Part
from service.store.rows import ReferralRow


class Sought(Record):
    """By what a child is looked for: by any of the three that the child is known by. None: not by that."""

    name: str | None = None
    """A part of it."""
    born: date | None = None
    reference: str | None = None
    """Of the referral, or the child's number; whole."""


class ClosedReferral(Record):
    """One that is closed, by the id of its row, with what its child is known by and the day. `born` None: not known."""

    id: str
    name: str
    born: date | None
    reference: str
    closed_on: date


EVERYONE = Sought()


def closed_referrals(desk: Desk, authority: str, part: Part, sought: Sought = EVERYONE) -> tuple[ClosedReferral, ...]:
    """Of that authority alone; each that is answered is noted. Raises NotThere and NotInList."""
    desk.ask(Action.PLACE, Kind.ORGANISATION, authority)
    closed = _closed(desk, authority).order_by(ReferralRow.gone_from.desc(), ReferralRow.reference, ReferralRow.id)
    rows = desk.t.session.scalars(closed).all()
    if sought != EVERYONE:
        of_all = children_on(desk.t, [row.child_id for row in rows], desk.day)
        rows = [row for row in rows if row.child_id in of_all and _is_sought(sought, row, of_all[row.child_id])]
    answered = part.of(rows)
    desk.ask_each(Action.READ, Kind.REFERRAL, (row.id for row in answered))
    desk.ask_each(Action.READ, Kind.CHILD, (row.child_id for row in answered))
    children = children_on(desk.t, [row.child_id for row in answered], desk.day)
    return tuple(_told(row, children[row.child_id]) for row in answered if row.child_id in children)


def how_many_closed(desk: Desk, authority: str) -> int:
    """How many of the authority's referrals are closed that this person may read."""
    return desk.t.session.scalar(select(func.count()).select_from(_closed(desk, authority).subquery())) or 0


def _closed(desk: Desk, authority: str) -> Select[ReferralRow]:
    may = desk.all_that_may(Action.READ, Kind.REFERRAL)
    return select(ReferralRow).where(may, ReferralRow.organisation_id == authority, ReferralRow.gone_from <= desk.day)


def _is_sought(sought: Sought, row: ReferralRow, child: Mapping[str, Any]) -> bool:
    """All that is asked for has to be so."""
    by_name = sought.name is None or sought.name.casefold() in str(child["name"]).casefold()
    by_birth = sought.born is None or child.get("date_of_birth") == sought.born.isoformat()
    known_by = {plain(row.reference).casefold(), str(child["id"]).casefold()}
    return by_name and by_birth and (sought.reference is None or sought.reference.casefold() in known_by)


def _told(row: ReferralRow, child: Mapping[str, Any]) -> ClosedReferral:
    born = child.get("date_of_birth")
    known = {"name": child["name"], "born": born and date.fromisoformat(born), "reference": plain(row.reference)}
    return ClosedReferral.model_validate({"id": row.id, "closed_on": row.gone_from, **known})
