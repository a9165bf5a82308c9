"""Statements for an authority: written and read at a home, and released to the authority that keeps the referral."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from matching.errors import BadInput, Problem
from matching.world.home import Urn
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.records.assessments import changes_since
from service.records.desk import Desk, NotThere
from service.records.guarding import guarded
from service.records.people import name_of
from service.records.referrals import ask_here
from service.releasing.checks import problems_in
from service.store.base import new_id
from service.store.rows import (
    AssessmentRow,
    HomeRow,
    OrganisationRow,
    ReleaseRow,
    StatementRow,
)
from service.store.rows.assessment_use import Of
from service.store.rows.organisation import Kind as OrganisationKind

AGAIN = "Run the check again, read it, and write the statement on that."


class Statement(Record):
    """A statement as the home sees it. `words` are exactly what is kept, and what is released."""

    id: str
    assessment: str
    """On which it rests."""
    words: str
    written_at: datetime
    written_by: str
    own: bool
    """Whether whoever asks wrote it, and was shown it: nobody else releases it."""
    released_at: datetime | None
    """None: nobody but the home has it."""
    released_by: str | None
    old_because: tuple[Of, ...]
    """What has changed since the assessment that it rests on. Empty: nothing."""


class Released(Record):
    """A statement as the authority sees it: the words as released, when and by whom, and of which home."""

    urn: Urn
    words: str
    released_at: datetime
    released_by: str


def write(desk: Desk, assessment: str, words: str) -> Statement:
    """Kept as it is, and shown to be read; nobody else has it. Raises BadInput with every line that must not go."""
    row = _assessed(desk, assessment)
    _must_be_fit(desk, row, words)
    id = new_id()
    kept = StatementRow(
        id=id,
        assessment_id=assessment,
        written_at=desk.now,
        written_by=desk.actor.person,
        words=desk.t.seal(StatementRow, id, "words", words),
    )
    desk.t.session.add(kept)
    desk.t.session.flush()
    return _shown(desk, kept)


def release(desk: Desk, id: str) -> Statement:
    """Lets the authority read it, for good. Raises NotThere, and BadInput where it must not go, or not any more."""
    kept = desk.t.session.get(StatementRow, id)
    if kept is None:
        raise NotThere
    row = _assessed(desk, kept.assessment_id)
    if kept.written_by != desk.actor.person:
        what = "somebody else wrote it, and was shown it"
        raise BadInput([Problem("statement", what, "Write it yourself, and read what you are shown.")])
    if _release_of(desk, id) is not None:
        raise BadInput([Problem("statement", "it was released already", "Nothing has to be done.")])
    _must_be_fit(desk, row, desk.t.words(kept, "words"))
    desk.t.session.add(ReleaseRow(statement_id=id, released_at=desk.now, released_by=desk.actor.person))
    desk.t.session.flush()
    return _shown(desk, kept)


def statements(desk: Desk, home: str, referral: str) -> tuple[Statement, ...]:
    """Those of a referral at a home, the last first, each with what has changed since. Raises NotThere."""
    ask_here(desk, Action.READ, home, referral)
    about = (AssessmentRow.home_id == home) & (AssessmentRow.referral_id == referral)
    chosen = select(StatementRow).join(AssessmentRow, AssessmentRow.id == StatementRow.assessment_id).where(about)
    rows = desk.t.session.scalars(chosen.order_by(StatementRow.written_at.desc(), StatementRow.id)).all()
    for row in rows:
        desk.ask(Action.READ, Kind.ASSESSMENT, row.assessment_id)
    return tuple(_shown(desk, row) for row in rows)


def released(desk: Desk, referral: str) -> tuple[Released, ...]:
    """Those of the authority's own referral, first to last, and nothing of what has happened since. Raises NotThere."""
    desk.ask(Action.READ, Kind.REFERRAL, referral)
    chosen = (
        select(ReleaseRow, StatementRow, HomeRow.urn)
        .join(StatementRow, StatementRow.id == ReleaseRow.statement_id)
        .join(AssessmentRow, AssessmentRow.id == StatementRow.assessment_id)
        .join(HomeRow, HomeRow.id == AssessmentRow.home_id)
        .where(AssessmentRow.referral_id == referral)
    )
    found = desk.t.session.execute(chosen.order_by(ReleaseRow.released_at, ReleaseRow.id)).all()
    return tuple(
        Released(
            urn=urn,
            words=desk.t.words(kept, "words"),
            released_at=gone.released_at,
            released_by=name_of(desk.t, gone.released_by),
        )
        for gone, kept, urn in found
    )


def _assessed(desk: Desk, assessment: str) -> AssessmentRow:
    """The assessment it rests on, at a home that has the referral still, which an authority keeps."""
    desk.ask(Action.RELEASE, Kind.ASSESSMENT, assessment)
    row = desk.t.session.get_one(AssessmentRow, assessment)
    keeper = ask_here(desk, Action.READ, row.home_id, row.referral_id).keeper
    if not _is_an_authority(desk, keeper):
        what = "no authority keeps this referral here, so that nobody would read it"
        raise BadInput([Problem("assessment", what, "Write to the authority by letter.")])
    return row


def is_read_by_an_authority(desk: Desk, home: str, referral: str) -> bool:
    """Whether an authority keeps the referral here, and reads what the home tells of it. Raises NotThere."""
    return _is_an_authority(desk, ask_here(desk, Action.READ, home, referral).keeper)


def _is_an_authority(desk: Desk, organisation: str) -> bool:
    return desk.t.session.get_one(OrganisationRow, organisation).kind is OrganisationKind.AUTHORITY


def _must_be_fit(desk: Desk, row: AssessmentRow, words: str) -> None:
    """It is looked through whatever else is wrong. Raises BadInput with everything."""
    problems = list(problems_in(words, guarded(desk, row.home_id, row.referral_id)))
    if changes_since(desk, row) or row.void_since is not None:
        problems.append(Problem("assessment", "something that it used has changed since", AGAIN))
    if problems:
        raise BadInput(problems)


def _shown(desk: Desk, kept: StatementRow) -> Statement:
    gone = _release_of(desk, kept.id)
    return Statement(
        id=kept.id,
        assessment=kept.assessment_id,
        words=desk.t.words(kept, "words"),
        written_at=kept.written_at,
        written_by=name_of(desk.t, kept.written_by),
        own=kept.written_by == desk.actor.person,
        released_at=None if gone is None else gone.released_at,
        released_by=None if gone is None else name_of(desk.t, gone.released_by),
        old_because=changes_since(desk, desk.t.session.get_one(AssessmentRow, kept.assessment_id)),
    )


def _release_of(desk: Desk, statement: str) -> ReleaseRow | None:
    return desk.t.session.scalars(select(ReleaseRow).where(ReleaseRow.statement_id == statement)).one_or_none()
