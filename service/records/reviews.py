"""Reviews after a child's arrival: booked, due, and how each went."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import AwareDatetime
from sqlalchemy import select

from matching.world.child import View
from matching.world.record import Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.records.assessments import last_of
from service.records.desk import Desk, NotThere
from service.records.versions import Writing, as_words, in_force, write_down
from service.store.rows import ReviewRow, ReviewVersionRow
from service.store.rows.review import ReviewKind


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
    desk.ask(Action.READ, Kind.HOME, home)
    chosen = select(ReviewRow).where(ReviewRow.home_id == home).order_by(ReviewRow.due_at, ReviewRow.id)
    rows = desk.t.session.scalars(chosen if referral is None else chosen.where(ReviewRow.referral_id == referral)).all()
    return tuple(_read(desk, row) for row in rows)


def has_arrived(desk: Desk, home: str, referral: str) -> bool:
    """Whether the child has come to the home: the review at 28 days is booked then, never before. Raises NotThere."""
    desk.ask(Action.READ, Kind.HOME, home)
    booked = select(ReviewRow.id).filter_by(home_id=home, referral_id=referral, kind=ReviewKind.AT_28_DAYS)
    return desk.t.session.scalars(booked).first() is not None


def review(desk: Desk, id: str) -> Review:
    """One review, to be written. Raises NotThere."""
    row = desk.t.session.get(ReviewRow, id)
    if row is None:
        raise NotThere
    desk.ask(Action.WRITE, Kind.HOME, row.home_id)
    return _read(desk, row)


def write_review(desk: Desk, id: str, held: Held) -> None:
    """How a review that was asked for went, as a new version."""
    writing = Writing(desk.t, desk.day, desk.now, desk.actor.person)
    write_down(writing, ReviewVersionRow, ReviewVersionRow.review_id, id, {"record": as_words(held)})


def _read(desk: Desk, row: ReviewRow) -> Review:
    assessed = last_of(desk, row.home_id, row.referral_id)
    desk.ask(Action.READ, Kind.ASSESSMENT, assessed or "")
    of_row = select(ReviewRow.id).where(ReviewRow.id == row.id)
    version = in_force(desk.t, ReviewVersionRow, ReviewVersionRow.review_id, of_row, desk.day).get(row.id)
    held = None if version is None else Held.model_validate_json(desk.t.words(version, "record"))
    late = held is None and row.due_at < desk.now
    return Review(
        id=row.id, home=row.home_id, referral=row.referral_id, kind=row.kind, due_at=row.due_at, late=late, held=held
    )
