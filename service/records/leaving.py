"""Ends an account: from that moment nobody is let in with it. No organisation is left without an administrator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import aliased

from matching.errors import BadInput, Problem
from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.records.audit import Line, note
from service.records.day_there import day_there
from service.records.sessions import end_person
from service.records.sign_ins import person_named
from service.records.signing import one_at_a_time
from service.store.opening import Store, Transaction
from service.store.rows import OrganisationRow, PersonRow, RelationRow

BECAUSE = "ended at the terminal of whoever runs the records"


def end_named(store: Store, name: str, now: datetime, leaving_none: bool = False) -> None:
    """Whoever signs in with that name may do nothing from now on, is signed in nowhere, and it is noted.

    `leaving_none`: also where an organisation is left without an administrator. Raises BadInput, with nothing ended.
    """
    with store.transaction() as t:
        person = person_named(store, t, name)
        if person is None:
            raise BadInput([Problem("--sign-in", "nobody signs in with that", "See how it is written.")])
        row = t.session.get_one(PersonRow, person)
        if row.ended_at is not None and row.ended_at <= now:
            raise BadInput([Problem("--sign-in", "the account has ended already", "Nothing is left to be done.")])
        if not leaving_none:
            must_leave_another(t, person, now, "--sign-in", "Add another first, or say --leave-none as well.")
        end_person(t, person, now)
        of = row.organisation_id
        note(t, [Line(now, person, of, Action.BE_ENDED, Kind.ORGANISATION, of, None, True, BECAUSE)])


def must_leave_another(t: Transaction, person: str, now: datetime, where: str, way_out: str) -> None:
    """Raises BadInput with each organisation whose last administrator this is. Of two who end each other, one does."""
    own = (RelationRow.person_id == person) & (RelationRow.kind == RelationKind.ADMINISTRATOR)
    for organisation in sorted({str(id) for id in t.session.scalars(select(RelationRow.organisation_id).where(own))}):
        one_at_a_time(t, organisation)
    t.session.expire_all()
    last = "it is the last administrator of {}, and nobody could end an account there over HTTP any more"
    problems = [Problem(where, last.format(named), way_out) for named in _only_of(t, person, now)]
    if problems:
        raise BadInput(problems)


def _only_of(t: Transaction, person: str, now: datetime) -> Sequence[str]:
    """The names of the organisations whose only administrator this is."""
    mine, other = aliased(RelationRow), aliased(RelationRow)
    works = or_(PersonRow.ended_at.is_(None), PersonRow.ended_at > now)
    others = (
        select(other.organisation_id)
        .join(PersonRow, PersonRow.id == other.person_id)
        .where(other.person_id != person, works, *_administers(other, now))
    )
    left = select(OrganisationRow.name).join(mine, mine.organisation_id == OrganisationRow.id)
    alone = left.where(mine.person_id == person, *_administers(mine, now), OrganisationRow.id.not_in(others))
    return t.session.scalars(alone.distinct().order_by(OrganisationRow.name)).all()


def _administers(relation: type[RelationRow], now: datetime) -> tuple[ColumnElement[bool], ...]:
    holds = or_(relation.until.is_(None), relation.until > day_there(now))
    return relation.kind == RelationKind.ADMINISTRATOR, relation.since <= day_there(now), holds
