"""Assessments as they were shown, with what each used: any change to that voids one until it is run again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field
from sqlalchemy import func, select

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.uses import Use, uses_of
from service.store.base import new_id
from service.store.rows import AssessmentRow, AssessmentUseRow
from service.store.rows.assessment_use import Of


class Checked(StrEnum):
    """Whether a referral was checked at a home."""

    NOT_YET = "not checked yet"
    STANDS = "checked"
    VOID = "something that the check used has changed: run it again"


class Assessment(Record):
    """A match check that was run. `id`, `home` and `referral` are those of rows."""

    id: str
    home: str
    referral: str
    about: date
    made_at: datetime
    made_by: str
    written: Annotated[str, Field(repr=False)]
    """Everything that was shown, as JSON: the same to the byte whenever it is read."""
    void_since: datetime | None
    """When it was first noticed that something it used had changed. None: it stands."""
    changed: tuple[Of, ...]
    """What has changed since, in words that name nobody."""


def keep(desk: Desk, home: str, referral: str, uses: Iterable[Use], written: str, inputs_sha256: str) -> str:
    """The id of a new assessment, of today. Whether it may be run was asked where its world was handed out."""
    id, t = new_id(), desk.t
    row = AssessmentRow(
        id=id,
        referral_id=referral,
        home_id=home,
        about=desk.day,
        made_at=_after_the_last(desk, home, referral),
        made_by=desk.actor.person,
        inputs_sha256=inputs_sha256,
        report=t.seal(AssessmentRow, id, "report", written),
    )
    t.session.add(row)
    t.session.flush()
    t.session.add_all(AssessmentUseRow(assessment_id=id, of=u.of, record_id=u.record, number=u.number) for u in uses)
    t.session.flush()
    return id


def _after_the_last(desk: Desk, home: str, referral: str) -> datetime:
    """Now; where one was run in this very instant, a microsecond later, so that it is plain which was run last."""
    about = (AssessmentRow.home_id == home) & (AssessmentRow.referral_id == referral)
    last = desk.t.session.scalars(select(func.max(AssessmentRow.made_at)).where(about)).one()
    return desk.now if last is None else max(desk.now, last + timedelta(microseconds=1))


def assessment(desk: Desk, id: str) -> Assessment:
    """An assessment as it was shown, and whether it still stands; each child who lived there is noted."""
    desk.ask(Action.READ, Kind.ASSESSMENT, id)
    note_residents(desk, id)
    row = desk.t.session.get_one(AssessmentRow, id)
    changed = changes_since(desk, row)
    return Assessment(
        id=id,
        home=row.home_id,
        referral=row.referral_id,
        about=row.about,
        made_at=row.made_at,
        made_by=row.made_by,
        written=desk.t.words(row, "report"),
        void_since=row.void_since,
        changed=changed,
    )


def last_of(desk: Desk, home: str, referral: str) -> str | None:
    """The id of the assessment that was run last. None: none was."""
    about = (AssessmentRow.home_id == home) & (AssessmentRow.referral_id == referral)
    return desk.t.session.scalars(
        select(AssessmentRow.id).where(about).order_by(AssessmentRow.made_at.desc(), AssessmentRow.id).limit(1)
    ).first()


def check_of(desk: Desk, home: str, referral: str) -> Checked:
    """How the last assessment stands, and nothing else of it."""
    last = last_of(desk, home, referral)
    if last is None:
        return Checked.NOT_YET
    desk.ask(Action.READ, Kind.ASSESSMENT, last)
    row = desk.t.session.get_one(AssessmentRow, last)
    return Checked.VOID if changes_since(desk, row) or row.void_since is not None else Checked.STANDS


def changes_since(desk: Desk, row: AssessmentRow) -> tuple[Of, ...]:
    """The kinds of record of which something it used is no longer so today; from the first on it is void for good."""
    differing = _differing(desk, row)
    if differing and row.void_since is None:
        row.void_since = desk.now
        desk.t.session.flush()
    kinds = {use.of for use in differing}
    return tuple(of for of in Of if of in kinds)


def stands(desk: Desk, home: str, referral: str) -> bool:
    """Whether the last check of a referral stands; nothing is written down where it does not."""
    last = last_of(desk, home, referral)
    if last is None:
        return False
    desk.ask(Action.READ, Kind.ASSESSMENT, last)
    row = desk.t.session.get_one(AssessmentRow, last)
    return row.void_since is None and not _differing(desk, row)


def _differing(desk: Desk, row: AssessmentRow) -> frozenset[Use]:
    kept = select(AssessmentUseRow).where(AssessmentUseRow.assessment_id == row.id)
    used = frozenset(Use(use.of, use.record_id, use.number) for use in desk.t.session.scalars(kept))
    return used ^ uses_of(desk.t, row.home_id, row.referral_id, desk.day)


def note_residents(desk: Desk, id: str) -> None:
    """Each child who lived at the home is shown in an assessment, and asked for. Raises NotThere."""
    chosen = (AssessmentUseRow.assessment_id == id) & (AssessmentUseRow.of == Of.RESIDENT)
    children = desk.t.session.scalars(select(AssessmentUseRow.record_id).where(chosen)).all()
    desk.ask_each(Action.READ, Kind.CHILD, children)
