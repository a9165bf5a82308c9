"""Whether two records are of one child, as somebody says who answers for both.

Two authorities' children may go by one id, and one child may be entered anew: what only looks alike is asked about,
and never taken for one. What is said can be taken back; a record that was closed to somebody by it alone is then open
again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from matching.errors import BadInput, Problem
from matching.world.record import Ident, Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.records.acquaintances import may_keep_from
from service.records.audit import Line, note
from service.records.desk import Desk
from service.records.handing_out import children_on
from service.records.one_child import link, link_of, same_child_for
from service.records.open_still import hold_children
from service.store.rows import ChildRow, ResidenceRow

SAID_ONE = "has said that it and another record are of one child"
SAID_APART = "has taken back that it and another record are of one child"
SAME = Problem("other", "it is the same record", "Choose another record.")
NOT_YOURS = Problem("other", "it is no record that you answer for", "Choose one of the list.")
NOT_SAID = Problem(
    "other", "nobody has said that the two are of one child", "Nothing has to be done: they are kept apart."
)


class OtherRecord(Record):
    """Another record, by the id of its row and what its child is known by. `born` None: not known."""

    id: str
    name: Text
    born: date | None
    number: Ident


class OtherRecords(Record):
    """Of one child: records known to be of the same, and others of which nobody has said whether they are."""

    child: str
    known: tuple[OtherRecord, ...]
    may_be: tuple[OtherRecord, ...]


def look_alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two records may be of one child: of one id, or of one name and birthday, both known."""
    born = one.get("date_of_birth")
    same_birth = born is not None and born == other.get("date_of_birth")
    return one["id"] == other["id"] or (same_birth and _plain(one) == _plain(other))


def other_records(desk: Desk, child: str) -> OtherRecords:
    """Those that the asker answers for too; each that is told is noted. Raises NotThere."""
    desk.ask(Action.KEEP_FROM, Kind.CHILD, child)
    chosen = select(ChildRow.id).where(desk.all_that_may(Action.KEEP_FROM, Kind.CHILD)).order_by(ChildRow.id)
    found = children_on(desk.t, desk.t.session.scalars(chosen).all(), desk.day)
    own, same = found.pop(child, None), same_child_for(desk.t, desk.actor.organisation, child)
    known = {id: told for id, told in found.items() if id in same}
    may_be = {id: told for id, told in found.items() if id not in same and own is not None and look_alike(own, told)}
    desk.ask_each(Action.READ, Kind.CHILD, sorted((*known, *may_be)))
    return OtherRecords(child=child, known=_told(known), may_be=_told(may_be))


def residents_alike(desk: Desk, home: str, child: str) -> tuple[OtherRecord, ...]:
    """Who lives or lived at a home, and may be the child of a referral to it; each that is told is noted.

    The home's record may have come from a file, with an id of the home's own: nobody is taken for another by that.
    """
    lived = select(ResidenceRow.child_id).where(ResidenceRow.home_id == home)
    mine = select(ChildRow.id).where(ChildRow.id.in_(lived), desk.all_that_may(Action.READ, Kind.CHILD))
    same = same_child_for(desk.t, desk.actor.organisation, child)
    others = desk.t.session.scalars(mine.where(ChildRow.id.not_in(same)).order_by(ChildRow.id)).all()
    found = children_on(desk.t, [child, *others], desk.day)
    alike = {id: found[id] for id in others if id in found and look_alike(found[child], found[id])}
    desk.ask_each(Action.READ, Kind.CHILD, [child, *alike])
    return _told(alike)


def say_one_child(desk: Desk, child: str, other: str, *, is_one: bool) -> OtherRecords:
    """How it stands then. Whoever one of them is kept from, the other is kept from too. Raises NotThere, BadInput."""
    desk.ask(Action.KEEP_FROM, Kind.CHILD, child)
    if child == other or not may_keep_from(desk, other):
        raise BadInput([SAME if child == other else NOT_YOURS])
    desk.ask(Action.KEEP_FROM, Kind.CHILD, other)
    hold_children(desk.t, [child, other])
    if is_one:
        link(desk.t, child, other, desk.day, desk.actor.person)
    else:
        _take_back(desk, child, other)
    _note(desk, SAID_ONE if is_one else SAID_APART, child, other)
    return other_records(desk, child)


def _note(desk: Desk, because: str, *children: str) -> None:
    """A line of its own for each, beside those of having been asked for: what was said, and not only that somebody was.

    No other organisation is told of it.
    """
    about, who = (Action.KEEP_FROM, Kind.CHILD), (desk.actor.person, desk.actor.organisation)
    note(desk.t, [Line(desk.now, *who, *about, child, child, True, because) for child in children])


def _take_back(desk: Desk, child: str, other: str) -> None:
    row = link_of(desk.t, child, other)
    if row is None or row.taken_back_on is not None:
        raise BadInput([NOT_SAID])
    row.taken_back_on, row.said_by = desk.day, desk.actor.person
    desk.t.session.flush()


def _told(found: Mapping[str, Mapping[str, Any]]) -> tuple[OtherRecord, ...]:
    told = []
    for id, child in found.items():
        born = child.get("date_of_birth")
        day = None if born is None else date.fromisoformat(born)
        told.append(OtherRecord(id=id, name=child["name"], born=day, number=child["id"]))
    return tuple(sorted(told, key=lambda each: (each.name, each.number, each.id)))


def _plain(child: Mapping[str, Any]) -> str:
    return " ".join(str(child["name"]).casefold().split())
