"""Adds a person who is to work with the records: who they are, to which home or organisation, and how they sign in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from matching.errors import BadInput, Problem
from service.access.relation import RelationKind
from service.records.day_there import day_there
from service.records.people import add_person, relate
from service.records.sign_ins import give, is_taken
from service.records.taking_in import organisation
from service.records.versions import Writing
from service.signing_in.codes import new_secret
from service.store.opening import Store, Transaction
from service.store.rows import HomeRow, OrganisationRow
from service.store.rows.organisation import Kind

KIND_OF = {
    RelationKind.REGISTERED_MANAGER: Kind.PROVIDER,
    RelationKind.DEPUTY_MANAGER: Kind.PROVIDER,
    RelationKind.COORDINATOR: Kind.PROVIDER,
    RelationKind.RESPONSIBLE_INDIVIDUAL: Kind.PROVIDER,
    RelationKind.PLACEMENT_OFFICER: Kind.AUTHORITY,
}
"""For which kind of organisation each works; who is not named here may work for either."""


@dataclass(frozen=True)
class Newcomer:
    """`home`: the URN, where the relation is to one. `authority`: whether an organisation that is new is one, where
    the relation does not say so itself."""

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
        relate(t, person, newcomer.relation, _home(t, newcomer.home) or employer, day_there(now))
        give(store, t, person, newcomer.sign_in, password, secret)
    return secret


def _problems(store: Store, t: Transaction, newcomer: Newcomer) -> Iterator[Problem]:
    for where, words in (
        ("--name", newcomer.name),
        ("--sign-in", newcomer.sign_in),
        ("--to", newcomer.organisation),
    ):
        if not words.strip():
            yield Problem(where, "nothing is written here", "Fill it in.")
    if is_taken(store, t, newcomer.sign_in):
        yield Problem("--sign-in", "somebody signs in with that already", "Choose another.")
    yield from _problems_of_kind(t, newcomer)
    yield from _problems_of_home(t, newcomer)


def _problems_of_kind(t: Transaction, newcomer: Newcomer) -> Iterator[Problem]:
    kind = KIND_OF.get(newcomer.relation)
    if newcomer.authority and kind is Kind.PROVIDER:
        yield Problem("--authority", f"a {newcomer.relation.value} works for that", "Leave it out.")
    there = _of_that_name(t, newcomer)
    if kind is not None and there and kind not in there:
        what = f"a {next(iter(there))} goes by that name, and a {newcomer.relation.value} works for no such one"
        yield Problem("--to", what, f"Give the name of a {kind.value}, or another --as.")


def _problems_of_home(t: Transaction, newcomer: Newcomer) -> Iterator[Problem]:
    if newcomer.relation.is_to_a_home != (newcomer.home is not None):
        way_out = "Name the home." if newcomer.relation.is_to_a_home else "Leave the home out."
        yield Problem("--home", "a home is named exactly for those who work at one", way_out)
    if newcomer.home is None:
        return
    keeper = t.session.scalar(select(HomeRow.organisation_id).where(HomeRow.urn == newcomer.home))
    if keeper is None:
        way_out = "Correct it, or take the home in first: placewell take-in."
        yield Problem("--home", "no home of that URN is in the records", way_out)
    elif keeper != _of_that_name(t, newcomer).get(Kind.PROVIDER):
        name = t.session.get_one(OrganisationRow, keeper).name
        yield Problem("--home", "another provider keeps that home's records", f"Give --to {name!r}, or another home.")


def _of_that_name(t: Transaction, newcomer: Newcomer) -> dict[Kind, str]:
    """By its kind, the id of each organisation of that name."""
    named = OrganisationRow.name == newcomer.organisation.strip()
    return {row.kind: row.id for row in t.session.scalars(select(OrganisationRow).where(named))}


def _home(t: Transaction, urn: str | None) -> str | None:
    return urn and t.session.scalar(select(HomeRow.id).where(HomeRow.urn == urn))


def _employer(t: Transaction, newcomer: Newcomer, now: datetime) -> str:
    """The organisation of that name, of the kind that the relation is to; a new one where there is none."""
    there, kind = _of_that_name(t, newcomer), KIND_OF.get(newcomer.relation)
    if kind is None and len(there) == 1:
        return next(iter(there.values()))
    meant = kind or (Kind.AUTHORITY if newcomer.authority else Kind.PROVIDER)
    return organisation(Writing(t, day_there(now), now), meant, newcomer.organisation.strip())
