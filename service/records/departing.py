"""A child has left a home: from that day no check counts the child. It can be put right, or taken back.

Project judgement: which kinds of place a child goes on to are told apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select

from matching.errors import BadInput, Problem
from matching.world.child import Child
from matching.world.group import Resident
from matching.world.record import Ident, Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.records.bedrooms import hold_homes
from service.records.coming import given_to_guests, wrong_with
from service.records.desk import Desk, NotThere
from service.records.differing import must_be_as_read
from service.records.given_ids import plain
from service.records.versions import Writing, as_words, in_force, write_down
from service.store.opening import Transaction
from service.store.rows import ChildRow, DepartureRow, HomeRow, ReferralRow, ResidenceRow, ResidenceVersionRow


class WentTo(StrEnum):
    """Where a child went from a home."""

    FAMILY = "to the child's family"
    FOSTER_CARER = "to a foster carer"
    ANOTHER_HOME = "to another children's home"
    ON_THEIR_OWN = "to supported accommodation or a place of their own"
    HEALTH = "to a hospital"
    SECURE = "to secure accommodation or custody"
    ELSEWHERE = "elsewhere"
    NOT_KNOWN = "where to is not known"


class Departure(Record):
    """`left_on`: the first day on which the child is no longer one of the group. `words`: more of it, if any."""

    left_on: date
    to: WentTo
    words: Text | None = None


class Said(Record):
    """What is written down. None: the child has not left."""

    departure: Departure | None


class Stay(NamedTuple):
    """A child's last stay at a home, by the id of the child's row. `gone_from` None: the child lives there."""

    id: str
    child: Child
    bedroom: Ident | None
    arrived: date
    gone_from: date | None
    departure: Departure | None


def stays_at(desk: Desk, home: str) -> tuple[Stay, ...]:
    """Everybody who lives at the home or has left it, by name; each child is noted. Raises NotThere."""
    desk.ask(Action.READ, Kind.GROUP, home)
    rows = desk.t.session.scalars(select(ResidenceRow).where(ResidenceRow.home_id == home)).all()
    found = (stay_of(desk, home, child) for child in {row.child_id for row in rows})
    return tuple(sorted(found, key=lambda each: (each.child.name, each.id)))


def stay_of(desk: Desk, home: str, child: str) -> Stay:
    """The last that the child had there; the child is noted. Raises NotThere."""
    desk.ask(Action.READ, Kind.GROUP, home)
    record, row = desk.child(child), _last(desk.t, home, child)
    said = _said(desk, row)
    return Stay(
        child, record, said["bedroom"], date.fromisoformat(said["arrived"]), row.gone_from, _departure(desk, row)
    )


def homes_lived_at(desk: Desk, child: str) -> tuple[str, ...]:
    """The homes by the ids of their rows at which the child lives or lived, and which this person may write for."""
    mine = desk.all_that_may(Action.WRITE, Kind.HOME)
    lived = select(ResidenceRow.home_id).where(ResidenceRow.child_id == child)
    return tuple(desk.t.session.scalars(select(HomeRow.id).where(HomeRow.id.in_(lived), mine).order_by(HomeRow.urn)))


def depart(desk: Desk, home: str, child: str, departure: Departure | None, instead_of: Departure | None) -> None:
    """Writes it down, or puts right or takes back what was written, which is what was read.

    Raises NotThere, ChangedSince where somebody has written otherwise since, and BadInput with all problems.
    """
    desk.ask(Action.WRITE, Kind.GROUP, home)
    desk.ask(Action.WRITE, Kind.CHILD, child)
    hold_homes(desk.t, [home])
    row = _last(desk.t, home, child)
    read, now, mine = (Said(departure=each) for each in (instead_of, _departure(desk, row), departure))
    must_be_as_read(read, now, mine)
    problems = list(_taking_back(desk, row) if departure is None else _leaving(desk, row, departure))
    if problems:
        raise BadInput(problems)
    row.gone_from = None if departure is None else departure.left_on
    writing = Writing(desk.t, desk.day, desk.now, desk.actor.person)
    words = {"record": as_words(Said(departure=departure))}
    write_down(writing, DepartureRow, DepartureRow.residence_id, row.id, words)


def left_on(t: Transaction, home: str, referral: str, came_on: date) -> date | None:
    """When the child of a referral left the home again. None: the child lives there, or it cannot be told."""
    known_by = plain(t.session.get_one(ChildRow, t.session.get_one(ReferralRow, referral).child_id).reference)
    chosen = select(ResidenceRow, ChildRow.reference).join(ChildRow, ChildRow.id == ResidenceRow.child_id)
    a_day = timedelta(days=1)
    here = chosen.where(ResidenceRow.home_id == home, ResidenceRow.since.between(came_on - a_day, came_on + a_day))
    found = [row for row, reference in t.session.execute(here) if plain(reference) == known_by]
    return found[0].gone_from if len(found) == 1 else None


def _leaving(desk: Desk, row: ResidenceRow, departure: Departure) -> Iterator[Problem]:
    if departure.left_on > desk.day:
        yield Problem("departure, left on", "it is in the future", "Record it when the child has left.")
    if departure.left_on < date.fromisoformat(_said(desk, row)["arrived"]):
        yield Problem("departure, left on", "it is before the child came", "Give the day the child left.")
    if departure.to is WentTo.ELSEWHERE and departure.words is None:
        yield Problem(
            "departure, words", "nothing says where the child went", "Write where to, or that it is not known."
        )


def _taking_back(desk: Desk, row: ResidenceRow) -> Iterator[Problem]:
    """The child lives there again as if never gone, so the bedroom must still be free."""
    if row.gone_from is None:
        yield Problem("departure", "none is recorded", "Nothing has to be taken back.")
        return
    elsewhere = (ResidenceRow.child_id == row.child_id) & (ResidenceRow.id != row.id) & ResidenceRow.gone_from.is_(None)
    if desk.t.session.scalars(select(ResidenceRow.id).where(elsewhere)).first() is not None:
        yield Problem("departure", "the child lives elsewhere by now", "Write down first that the child left there.")
        return
    words = {**_said(desk, row), "child": desk.child(row.child_id).model_dump(mode="json")}
    resident = Resident.model_validate_json(json.dumps(words))
    yield from wrong_with(desk, row.home_id, resident)
    yield from given_to_guests(desk, row.home_id, resident)


def _last(t: Transaction, home: str, child: str) -> ResidenceRow:
    """The stay that goes on, or the one that began last. Raises NotThere."""
    of_child = select(ResidenceRow).where(ResidenceRow.home_id == home, ResidenceRow.child_id == child)
    in_order = of_child.order_by(ResidenceRow.gone_from.is_(None).desc(), ResidenceRow.since.desc())
    row = t.session.scalars(in_order.execution_options(populate_existing=True)).first()
    if row is None:
        raise NotThere
    return row


def _said(desk: Desk, row: ResidenceRow) -> dict[str, str]:
    chosen = select(ResidenceRow.id).where(ResidenceRow.id == row.id)
    version = in_force(desk.t, ResidenceVersionRow, ResidenceVersionRow.residence_id, chosen, desk.day)[row.id]
    said: dict[str, str] = json.loads(desk.t.words(version, "record"))
    return said


def _departure(desk: Desk, row: ResidenceRow) -> Departure | None:
    chosen = select(ResidenceRow.id).where(ResidenceRow.id == row.id)
    version = in_force(desk.t, DepartureRow, DepartureRow.residence_id, chosen, desk.day).get(row.id)
    return None if version is None else Said.model_validate_json(desk.t.words(version, "record")).departure
