"""Reviews after a child's arrival: booked, due, and how each went."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from pydantic import AwareDatetime
from sqlalchemy import select

from matching.world.child import View
from matching.world.record import Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.ledger.document import Decided
from service.records.assessments import last_of
from service.records.closing import Cause, closing_of
from service.records.day_there import day_there
from service.records.decisions import SETTLES, stands
from service.records.departing import left_on
from service.records.desk import Desk, NotThere
from service.records.only_shown import Looked, look_at, show
from service.records.open_still import hold_row
from service.records.reach.reach import sent_on
from service.records.versions import Writing, as_words, in_force, write_down
from service.store.opening import Transaction
from service.store.rows import ReviewRow, ReviewVersionRow, SendingRow
from service.store.rows.review import ReviewKind

AT_28_DAYS = timedelta(days=28)


class Went(StrEnum):
    """What came of what one rule looks at, since the child arrived."""

    DIFFICULT = "a difficulty arose"
    WELL = "no difficulty arose"
    NOT_KNOWN = "not known"


class RuleWent(Record):
    """How it went with one rule of the check, by its id."""

    rule: Text
    went: Went


class Held(Record):
    """How a review went."""

    held_at: AwareDatetime
    how_it_goes: Text
    """In the words of who held it."""
    childs_view: View
    went: tuple[RuleWent, ...]
    next: Text | None = None
    """What is to be done now. None: nothing was agreed."""


class Review(Record):
    """A booked review. `held` is how it went; None while it has not been held."""

    id: str
    home: str
    referral: str
    kind: ReviewKind
    due_at: datetime
    late: bool
    held: Held | None
    came_at: datetime | None
    """When the child came, from which on a review can be held. None: no arrival is recorded."""


def book(desk: Desk, home: str, referral: str, kind: ReviewKind, due_at: datetime) -> None:
    """The review is due then; one that is booked already is due then instead."""
    row = desk.t.session.scalars(select(ReviewRow).filter_by(home_id=home, referral_id=referral, kind=kind)).first()
    if row is None:
        row = ReviewRow(home_id=home, referral_id=referral, kind=kind)
        desk.t.session.add(row)
    row.due_at = due_at
    desk.t.session.flush()


def reviews_at(desk: Desk, home: str, referral: str | None = None) -> tuple[Review, ...]:
    """Every review of a home, or of one referral there, the first due first; each child is noted. Raises NotThere."""
    return show(desk, reviews_in_order(desk, home, referral))


def reviews_in_order(desk: Desk, home: str, referral: str | None = None) -> tuple[Looked[Review], ...]:
    """The same as they are looked at. Raises NotThere.

    Of a child who never came, and is expected no longer, none is due; of one who has left, none after that day.
    """
    desk.ask(Action.READ, Kind.HOME, home)
    chosen = select(ReviewRow).where(ReviewRow.home_id == home).order_by(ReviewRow.due_at, ReviewRow.id)
    rows = desk.t.session.scalars(chosen if referral is None else chosen.where(ReviewRow.referral_id == referral)).all()
    found = (look_at(desk, partial(_read, row=row)) for row in rows)
    return tuple(Looked(each.came, each.asked) for each in found if each.came is not None)


def has_arrived(desk: Desk, home: str, referral: str) -> bool:
    """Whether the child has come to the home. Raises NotThere."""
    desk.ask(Action.READ, Kind.HOME, home)
    return came_at(desk.t, home, referral) is not None


def came_at(t: Transaction, home: str, referral: str) -> datetime | None:
    """When the child came: the review at 28 days is booked by it then, never before. None: no arrival is recorded."""
    booked = select(ReviewRow.due_at).filter_by(home_id=home, referral_id=referral, kind=ReviewKind.AT_28_DAYS)
    due = t.session.scalars(booked).first()
    return None if due is None else due - AT_28_DAYS


def review(desk: Desk, id: str) -> Review:
    """One review, held to be written. Raises NotThere, also where it is due no longer."""
    row = desk.t.session.get(ReviewRow, id)
    if row is None:
        raise NotThere
    desk.ask(Action.WRITE, Kind.HOME, row.home_id)
    hold_row(desk.t, ReviewRow, id)
    found = _read(desk, row)
    if found is None:
        raise NotThere
    return found


def write_review(desk: Desk, id: str, held: Held) -> None:
    """How a review that was asked for went, as a new version."""
    writing = Writing(desk.t, desk.day, desk.now, desk.actor.person)
    write_down(writing, ReviewVersionRow, ReviewVersionRow.review_id, id, {"record": as_words(held)})


def _read(desk: Desk, row: ReviewRow) -> Review | None:
    """None: it is due no longer. What was written down as held before the child came does not count as held."""
    assessed = last_of(desk, row.home_id, row.referral_id)
    desk.ask(Action.READ, Kind.ASSESSMENT, assessed or "")
    came = came_at(desk.t, row.home_id, row.referral_id)
    standing = None if came is not None else stands(desk, row.home_id, row.referral_id)
    decided = None if standing is None else standing.decided
    if came is None and not _may_come(desk, row, decided):
        return None
    held = _held(desk, row)
    counts = held if held is not None and came is not None and came <= held.held_at else None
    if counts is None and came is not None and _had_left(desk.t, row, came):
        return None
    is_due = came is not None or decided in SETTLES
    return Review(
        id=row.id,
        home=row.home_id,
        referral=row.referral_id,
        kind=row.kind,
        due_at=row.due_at,
        late=is_due and counts is None and row.due_at < desk.now,
        held=counts,
        came_at=came,
    )


def _may_come(desk: Desk, row: ReviewRow, decided: Decided | None) -> bool:
    """Whether a child who has not come is expected, or may be: neither declined nor, by the authority, taken back."""
    at_home = (SendingRow.referral_id == row.referral_id) & (SendingRow.home_id == row.home_id) & sent_on(desk.day)
    if decided is Decided.DECLINE or desk.t.session.scalars(select(SendingRow.id).where(at_home)).first() is None:
        return False
    closed = closing_of(desk, row.referral_id)
    return closed.closed_on is None or (decided in SETTLES and closed.cause is Cause.PLACED)


def _had_left(t: Transaction, row: ReviewRow, came: datetime) -> bool:
    """Whether the child had left again before the review was due."""
    left = left_on(t, row.home_id, row.referral_id, day_there(came))
    return left is not None and left <= day_there(row.due_at)


def _held(desk: Desk, row: ReviewRow) -> Held | None:
    of_row = select(ReviewRow.id).where(ReviewRow.id == row.id)
    version = in_force(desk.t, ReviewVersionRow, ReviewVersionRow.review_id, of_row, desk.day).get(row.id)
    return None if version is None else Held.model_validate_json(desk.t.words(version, "record"))
