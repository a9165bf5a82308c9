"""Adds a person who is to work with the records: who they are, to which home or organisation, and how they sign in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from matching.errors import BadInput, Problem
from service.access.relation import RelationKind
from service.records.people import add_person, relate
from service.records.sign_ins import give, is_taken
from service.records.taking_in import organisation
from service.records.versions import Writing
from service.signing_in.codes import new_secret
from service.store.opening import Store, Transaction
from service.store.rows import HomeRow, OrganisationRow
from service.store.rows.organisation import Kind


@dataclass(frozen=True)
class Newcomer:
    """`home`: the URN, where the relation is to one. `authority`: whether an organisation that is new is one."""

    name: str
    sign_in: str
    organisation: str
    relation: RelationKind
    home: str | None = None
    authority: bool = False


def add_newcomer(store: Store, newcomer: Newcomer, password: str, now: datetime) -> str:
    """The secret for their authenticator, which is kept sealed and nowhere else. Raises BadInput."""
    secret = new_secret()
    with store.transaction() as t:
        problems = list(_problems(store, t, newcomer))
        if problems:
            raise BadInput(problems)
        employer = _employer(t, newcomer, now)
        person = add_person(t, employer, newcomer.name.strip())
        relate(t, person, newcomer.relation, _home(t, newcomer.home) or employer, now.date())
        give(store, t, person, newcomer.sign_in, password, secret)
    return secret


def _problems(store: Store, t: Transaction, newcomer: Newcomer) -> list[Problem]:
    found = [
        Problem(where, "nothing is written here", "Fill it in.")
        for where, words in (
            ("--name", newcomer.name),
            ("--sign-in", newcomer.sign_in),
            ("--to", newcomer.organisation),
        )
        if not words.strip()
    ]
    if is_taken(store, t, newcomer.sign_in):
        found.append(Problem("--sign-in", "somebody signs in with that already", "Choose another."))
    if newcomer.relation.is_to_a_home != (newcomer.home is not None):
        way_out = "Name the home." if newcomer.relation.is_to_a_home else "Leave the home out."
        found.append(Problem("--home", "a home is named exactly for those who work at one", way_out))
    if newcomer.home is not None and _home(t, newcomer.home) is None:
        found.append(
            Problem("--home", "no home of that URN is in the records", "Correct it, or take the home in first.")
        )
    return found


def _home(t: Transaction, urn: str | None) -> str | None:
    return urn and t.session.scalar(select(HomeRow.id).where(HomeRow.urn == urn))


def _employer(t: Transaction, newcomer: Newcomer, now: datetime) -> str:
    """The organisation of that name, of whichever kind it is; a new one where there is none."""
    named = newcomer.organisation.strip()
    there = t.session.scalars(select(OrganisationRow).where(OrganisationRow.name == named)).all()
    if len(there) == 1:
        return there[0].id
    return organisation(Writing(t, now.date(), now), Kind.AUTHORITY if newcomer.authority else Kind.PROVIDER, named)
