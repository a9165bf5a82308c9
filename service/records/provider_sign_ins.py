"""Signing in as whom a provider knows: of people who are here already, each linked once, and of nobody else.

Nobody is made by it, and nobody is found by a name or an e-mail address. What begins is a session of the service's own,
with its own limits, and ended with the person.
"""

from __future__ import annotations

import hmac
from datetime import datetime

from sqlalchemy import select

from matching.errors import BadInput, Problem
from service.access.action import Action
from service.records.sessions import BY_PASSWORD, PROVED, NotSignedIn, begin, end_all_of, prove_again, proved, whose
from service.records.sign_ins import note_of, person_named
from service.signing_in.provider import Proven
from service.store.base import new_id
from service.store.opening import Store, Transaction
from service.store.rows import PersonRow, SignInLinkRow

BY_PROVIDER = "OpenID Connect"


class NotLinked(NotSignedIn):
    """The provider knows who it is, and here nobody is linked to that."""


class CannotLink(Exception):
    """One of the two is linked already, or the person did not just give password and code."""


def enter(store: Store, issuer: str, proven: Proven, now: datetime) -> str:
    """The token of a new session, with which nothing can be signed yet. Raises NotLinked."""
    with store.transaction() as t:
        person = _linked(store, t, issuer, proven.subject, now)
        note_of(t, person, Action.SIGN_IN, now)
        return begin(t, person, now, BY_PROVIDER, proved_at=now - PROVED)


def prove_by_provider(store: Store, token: str, issuer: str, proven: Proven, now: datetime) -> str:
    """The token of the session that goes on from this one. `proven` is later than it was asked for.

    Raises NotSignedIn, also where it is somebody else whom the provider knows.
    """
    with store.transaction() as t:
        if proven.at is None or whose(t, token, now) != _linked(store, t, issuer, proven.subject, now):
            raise NotSignedIn
        note_of(t, whose(t, token, now), Action.PROVE_AGAIN, now)
        return prove_again(t, token, now, BY_PROVIDER, proved_at=min(now, proven.at))


def is_proved_by_provider(store: Store, token: str, now: datetime) -> bool:
    """Whether the person has just proved to the provider who they are. Raises NotSignedIn."""
    with store.transaction() as t:
        at, by = proved(t, token, now)
        return by == BY_PROVIDER and now - at < PROVED


def link_oneself(store: Store, token: str, issuer: str, proven: Proven, now: datetime) -> None:
    """Link whoever is signed in, by password and code given just now. Raises NotSignedIn and CannotLink."""
    with store.transaction() as t:
        person = whose(t, token, now)
        at, by = proved(t, token, now)
        if by != BY_PASSWORD or now - at >= PROVED:
            raise CannotLink
        _link(store, t, person, issuer, proven.subject, now)


def link_named(store: Store, name: str, issuer: str, subject: str, now: datetime) -> None:
    """Link whoever signs in with that name. Raises BadInput."""
    with store.transaction() as t:
        person = person_named(store, t, name)
        if person is None:
            raise BadInput([Problem("--sign-in", "nobody signs in with that", "See how it is written.")])
        try:
            _link(store, t, person, issuer, subject, now)
        except CannotLink:
            way_out = "Take the link away first: placewell user unlink."
            raise BadInput([Problem("--subject", "one of the two is linked already", way_out)]) from None


def unlink_named(store: Store, name: str, now: datetime) -> None:
    """From now on the person signs in by password alone, and is signed out everywhere. Raises BadInput."""
    with store.transaction() as t:
        person = person_named(store, t, name)
        linked = t.session.scalars(select(SignInLinkRow).where(SignInLinkRow.person_id == person)).first()
        if person is None or linked is None:
            raise BadInput([Problem("--sign-in", "nobody of that name is linked", "See how it is written.")])
        t.session.delete(linked)
        note_of(t, person, Action.UNLINK, now)
        end_all_of(t, person, now)


def _linked(store: Store, t: Transaction, issuer: str, subject: str, now: datetime) -> str:
    mark = _mark(store, issuer, subject)
    person = t.session.scalars(select(SignInLinkRow.person_id).where(SignInLinkRow.subject_mark == mark)).first()
    if person is None:
        raise NotLinked
    ended = t.session.get_one(PersonRow, person).ended_at
    if ended is not None and ended <= now:
        raise NotLinked
    return person


def _link(store: Store, t: Transaction, person: str, issuer: str, subject: str, now: datetime) -> None:
    mark = _mark(store, issuer, subject)
    taken = select(SignInLinkRow.id).where((SignInLinkRow.subject_mark == mark) | (SignInLinkRow.person_id == person))
    if t.session.scalars(taken).first() is not None:
        raise CannotLink
    t.session.add(SignInLinkRow(id=new_id(), person_id=person, subject_mark=mark, linked_at=now))
    t.session.flush()
    note_of(t, person, Action.LINK, now)


def _mark(store: Store, issuer: str, subject: str) -> str:
    """Of both, with their lengths told apart: the same subject of another issuer is another person."""
    words = f"{len(issuer)} {issuer} {subject}".encode()
    return hmac.digest(store.root.derived("sign-in subject", b""), words, "sha256").hex()
