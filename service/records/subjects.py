"""What decides who may have a record, read row by row: no condition is shared with `visible`, so they can differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from service.access.kind import Kind
from service.access.subject import Subject
from service.store.base import Base, is_id
from service.store.rows import (
    AssessmentRow,
    ChildRow,
    DecisionRow,
    HomeRow,
    OrganisationRow,
    PeriodRow,
    ReferralRow,
    ResidenceRow,
    SendingRow,
    SolveRow,
)

R = TypeVar("R", bound=Base)
Sent = tuple[ReferralRow, HomeRow]
"""A referral and a home that it is sent to."""

AT_ONCE = 500
"""How many ids are named in one question to the database."""


def subject_of(session: Session, kind: Kind, id: str, day: date) -> Subject | None:
    """The record as `decide` looks at it on that day; None when there is none of that kind and id."""
    return subjects_of(session, kind, [id], day).get(id)


def subjects_of(session: Session, kind: Kind, ids: Iterable[str], day: date) -> dict[str, Subject]:
    """The same of many records, by id; what is not there is left out."""
    asked = [id for id in dict.fromkeys(ids) if is_id(id)]
    if kind in _MANY:
        return _MANY[kind](session, asked, day)
    found = ((id, _ONE[kind](session, id, day)) for id in asked)
    return {id: subject for id, subject in found if subject is not None}


def _home(session: Session, id: str, day: date, kind: Kind = Kind.HOME) -> Subject | None:
    row = session.get(HomeRow, id)
    return None if row is None else Subject(kind, id, row.organisation_id, at=frozenset({id}))


def _group(session: Session, id: str, day: date) -> Subject | None:
    return _home(session, id, day, Kind.GROUP)


def _organisation(session: Session, id: str, day: date) -> Subject | None:
    return None if session.get(OrganisationRow, id) is None else Subject(Kind.ORGANISATION, id, id)


def _children(session: Session, ids: Sequence[str], day: date) -> dict[str, Subject]:
    lived, referred = defaultdict[str, list[ResidenceRow]](list), defaultdict[str, list[ReferralRow]](list)
    for residence in _with(session, ResidenceRow, ResidenceRow.child_id, ids):
        lived[residence.child_id].append(residence)
    for referral in _with(session, ReferralRow, ReferralRow.child_id, ids):
        referred[referral.child_id].append(referral)
    sent = _sent(session, [row for rows in referred.values() for row in rows], day)
    found = {}
    for child in _with(session, ChildRow, ChildRow.id, ids):
        pairs = [pair for row in referred[child.id] for pair in sent[row.id]]
        subject = _asked(Kind.CHILD, child.id, child.organisation_id, child.id, pairs)
        found[child.id] = _living(subject, lived[child.id], day)
    return found


def _living(subject: Subject, lived: Sequence[ResidenceRow], day: date) -> Subject:
    lives = [r for r in lived if r.since <= day and (r.gone_from is None or day < r.gone_from)]
    return replace(
        subject,
        at=subject.at | {residence.home_id for residence in lived},
        living_at=frozenset(residence.home_id for residence in lives),
    )


def _referrals(session: Session, ids: Sequence[str], day: date) -> dict[str, Subject]:
    rows = list(_with(session, ReferralRow, ReferralRow.id, ids))
    sent = _sent(session, rows, day)
    return {row.id: _asked(Kind.REFERRAL, row.id, row.organisation_id, row.child_id, sent[row.id]) for row in rows}


def _asked(kind: Kind, id: str, keeper: str, child: str, sent: Sequence[Sent]) -> Subject:
    homes = [home for _, home in sent]
    return Subject(
        kind=kind,
        id=id,
        keeper=keeper,
        at=frozenset(home.id for home in homes if home.organisation_id == keeper),
        sent_to=frozenset(home.id for home in homes),
        providers=frozenset(home.organisation_id for home in homes),
        breaks_at=frozenset(home.id for referral, home in sent if referral.for_breaks),
        child=child,
    )


def _sent(session: Session, referrals: Sequence[ReferralRow], day: date) -> dict[str, list[Sent]]:
    """By referral, each home that it is sent to still on that day."""
    by_id = {row.id: row for row in referrals}
    found = dict[str, list[Sent]]({id: [] for id in by_id})
    for sending in _with(session, SendingRow, SendingRow.referral_id, list(by_id)):
        if sending.sent_on <= day and (sending.withdrawn_on is None or day < sending.withdrawn_on):
            home = session.get_one(HomeRow, sending.home_id)
            found[sending.referral_id].append((by_id[sending.referral_id], home))
    return found


def _with(session: Session, kind: type[R], column: InstrumentedAttribute[str], ids: Sequence[str]) -> Iterator[R]:
    """Every row of a kind that has one of those ids there."""
    for some in range(0, len(ids), AT_ONCE):
        yield from session.scalars(select(kind).where(column.in_(ids[some : some + AT_ONCE]))).all()


def _assessment(session: Session, id: str, day: date) -> Subject | None:
    row = session.get(AssessmentRow, id)
    if row is None:
        return None
    child = session.get_one(ReferralRow, row.referral_id).child_id
    keeper = session.get_one(HomeRow, row.home_id).organisation_id
    return Subject(Kind.ASSESSMENT, id, keeper, at=frozenset({row.home_id}), child=child)


def _decision(session: Session, id: str, day: date) -> Subject | None:
    row = session.get(DecisionRow, id)
    found = None if row is None else _assessment(session, row.assessment_id, day)
    return found and Subject(Kind.DECISION, id, found.keeper, at=found.at, child=found.child)


def _period(session: Session, id: str, day: date) -> Subject | None:
    row = session.get(PeriodRow, id)
    found = None if row is None else _home(session, row.home_id, day)
    return found and replace(found, kind=Kind.PERIOD, id=id)


def _solve(session: Session, id: str, day: date) -> Subject | None:
    row = session.get(SolveRow, id)
    found = None if row is None else _home(session, row.home_id, day)
    return found and replace(found, kind=Kind.SOLVE, id=id)


_ONE: dict[Kind, Callable[[Session, str, date], Subject | None]] = {
    Kind.HOME: _home,
    Kind.GROUP: _group,
    Kind.ASSESSMENT: _assessment,
    Kind.DECISION: _decision,
    Kind.PERIOD: _period,
    Kind.SOLVE: _solve,
    Kind.ORGANISATION: _organisation,
}
_MANY: dict[Kind, Callable[[Session, Sequence[str], date], dict[str, Subject]]] = {
    Kind.CHILD: _children,
    Kind.REFERRAL: _referrals,
}
