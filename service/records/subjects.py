"""What decides who may have a record, read row by row: no condition is shared with `visible`, so they can differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access.kind import Kind
from service.access.subject import Subject
from service.store.base import is_id
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


def subject_of(session: Session, kind: Kind, id: str, day: date) -> Subject | None:
    """The record as `decide` looks at it on that day; None when there is none of that kind and id."""
    return _BY_KIND[kind](session, id, day) if is_id(id) else None


def _home(session: Session, id: str, day: date, kind: Kind = Kind.HOME) -> Subject | None:
    row = session.get(HomeRow, id)
    return None if row is None else Subject(kind, id, row.organisation_id, at=frozenset({id}))


def _group(session: Session, id: str, day: date) -> Subject | None:
    return _home(session, id, day, Kind.GROUP)


def _organisation(session: Session, id: str, day: date) -> Subject | None:
    return None if session.get(OrganisationRow, id) is None else Subject(Kind.ORGANISATION, id, id)


def _child(session: Session, id: str, day: date) -> Subject | None:
    row = session.get(ChildRow, id)
    if row is None:
        return None
    lived = session.scalars(select(ResidenceRow).where(ResidenceRow.child_id == id)).all()
    referrals = session.scalars(select(ReferralRow).where(ReferralRow.child_id == id)).all()
    lives = [r for r in lived if r.since <= day and (r.gone_from is None or day < r.gone_from)]
    found = _asked(Kind.CHILD, id, row.organisation_id, id, _sent(session, referrals, day))
    return replace(
        found,
        at=found.at | {residence.home_id for residence in lived},
        living_at=frozenset(residence.home_id for residence in lives),
    )


def _referral(session: Session, id: str, day: date) -> Subject | None:
    row = session.get(ReferralRow, id)
    if row is None:
        return None
    return _asked(Kind.REFERRAL, id, row.organisation_id, row.child_id, _sent(session, [row], day))


def _asked(kind: Kind, id: str, keeper: str, child: str, sent: Sequence[tuple[ReferralRow, HomeRow]]) -> Subject:
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


def _sent(session: Session, referrals: Iterable[ReferralRow], day: date) -> list[tuple[ReferralRow, HomeRow]]:
    return [(referral, home) for referral in referrals for home in _sent_to(session, referral.id, day)]


def _sent_to(session: Session, referral: str, day: date) -> list[HomeRow]:
    sendings = session.scalars(select(SendingRow).where(SendingRow.referral_id == referral)).all()
    still = [s for s in sendings if s.sent_on <= day and (s.withdrawn_on is None or day < s.withdrawn_on)]
    return [session.get_one(HomeRow, sending.home_id) for sending in still]


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


_BY_KIND: dict[Kind, Callable[[Session, str, date], Subject | None]] = {
    Kind.HOME: _home,
    Kind.GROUP: _group,
    Kind.CHILD: _child,
    Kind.REFERRAL: _referral,
    Kind.ASSESSMENT: _assessment,
    Kind.DECISION: _decision,
    Kind.PERIOD: _period,
    Kind.SOLVE: _solve,
    Kind.ORGANISATION: _organisation,
}
