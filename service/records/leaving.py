"""Ends somebody's account at the terminal of whoever runs the records: from that moment they are let in nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import aliased

from matching.errors import BadInput, Problem
from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.records.audit import Line, note
from service.records.sessions import end_person
from service.records.sign_ins import person_named
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
        problems = [] if leaving_none else list(_problems(t, person, now))
        if problems:
            raise BadInput(problems)
        end_person(t, person, now)
        of = row.organisation_id
        note(t, [Line(now, person, of, Action.BE_ENDED, Kind.ORGANISATION, of, None, True, BECAUSE)])


def _problems(t: Transaction, person: str, now: datetime) -> Iterator[Problem]:
    """Each organisation whose only administrator this is."""
    mine, other = aliased(RelationRow), aliased(RelationRow)
    works = or_(PersonRow.ended_at.is_(None), PersonRow.ended_at > now)
    others = (
        select(other.organisation_id)
        .join(PersonRow, PersonRow.id == other.person_id)
        .where(other.person_id != person, works, *_administers(other, now))
    )
    left = select(OrganisationRow.name).join(mine, mine.organisation_id == OrganisationRow.id)
    alone = left.where(mine.person_id == person, *_administers(mine, now), OrganisationRow.id.not_in(others))
    for named in t.session.scalars(alone.distinct().order_by(OrganisationRow.name)):
        what = f"it is the last administrator of {named}, and nobody could end an account there over HTTP any more"
        yield Problem("--sign-in", what, "Add another first, or say --leave-none as well.")


def _administers(relation: type[RelationRow], now: datetime) -> tuple[ColumnElement[bool], ...]:
    holds = or_(relation.until.is_(None), relation.until > now.date())
    return relation.kind == RelationKind.ADMINISTRATOR, relation.since <= now.date(), holds
