"""Signing in: a name, a password and a code, with one answer for everything that is wrong with them.

Guessing is slowed by account and by address. Where a person signed in before, they have tries of their own there, so
that nobody who guesses from elsewhere can keep them out.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select, update

from service.access.action import Action
from service.access.kind import Kind
from service.records.asking import within_reach
from service.records.audit import Line, note
from service.records.sessions import BY_PASSWORD, NotSignedIn, begin, end, prove_again, whose
from service.signing_in.codes import step_of
from service.signing_in.passwords import hash_of, is_right
from service.store.base import new_id
from service.store.opening import Store, Transaction
from service.store.rows import PersonRow, SignInRow, SignInTryRow

COUNTED, REMEMBERED = timedelta(hours=1), timedelta(days=90)
OF_ACCOUNT, OF_ADDRESS, WHERE_KNOWN = 80, 60, 20
"""Wrong tries within COUNTED. Project judgement: with six figures of a code beside the password, 100 an hour find
nothing; an address is known for REMEMBERED."""
NO_STEP = -1
BY_THEMSELVES = "a person signs in and out for themselves"


class TooManyTries(NotSignedIn):
    """Too many were wrong of late; whether there is such an account is not said."""


@dataclass(frozen=True)
class Typed:
    """What somebody typed, and the address they did it from."""

    name: str
    password: str = field(repr=False)
    code: str = field(repr=False)
    address: str


def give(store: Store, t: Transaction, person: str, name: str, password: str, secret: str) -> None:
    """From now on the person signs in with these. The password has been looked at: see `reason_to_refuse`."""
    id = new_id()
    hashed, sealed = t.seal(SignInRow, id, "password", hash_of(password)), t.seal(SignInRow, id, "secret", secret)
    mark = _mark(store, "name", name)
    t.session.add(SignInRow(id=id, person_id=person, name_mark=mark, password=hashed, secret=sealed, last_step=NO_STEP))
    t.session.flush()


def is_taken(store: Store, t: Transaction, name: str) -> bool:
    """Whether somebody signs in with that name."""
    return person_named(store, t, name) is not None


def person_named(store: Store, t: Transaction, name: str) -> str | None:
    """Who signs in with that name; None where nobody does."""
    mark = _mark(store, "name", name)
    return t.session.scalars(select(SignInRow.person_id).where(SignInRow.name_mark == mark)).first()


def sign_in(store: Store, typed: Typed, now: datetime) -> str:
    """The token of a new session. Raises NotSignedIn, alike for everything wrong, TooManyTries and CannotBeKept."""

    def entered(t: Transaction, person: str) -> str:
        note_of(t, person, Action.SIGN_IN, now)
        return begin(t, person, now, BY_PASSWORD)

    with within_reach():
        return _proved(store, typed, now, entered)


def prove(store: Store, token: str, typed: Typed, now: datetime) -> str:
    """The token of the session that goes on from this one, its person having given password and code again.

    Raises NotSignedIn, also where they are somebody else's, TooManyTries and CannotBeKept.
    """

    def proved(t: Transaction, person: str) -> str:
        if whose(t, token, now) != person:
            raise NotSignedIn
        note_of(t, person, Action.PROVE_AGAIN, now)
        return prove_again(t, token, now)

    with within_reach():
        return _proved(store, typed, now, proved)


def sign_out(store: Store, token: str, now: datetime) -> None:
    """The session ends now. Ending one that has ended changes nothing. Raises CannotBeKept."""
    with within_reach(), store.transaction() as t:
        try:
            note_of(t, whose(t, token, now), Action.SIGN_OUT, now)
        except NotSignedIn:
            return
        end(t, token, now)


def note_of(t: Transaction, person: str, did: Action, now: datetime) -> None:
    """Write down that somebody signed in or out of their organisation's records."""
    organisation = t.session.get_one(PersonRow, person).organisation_id
    note(t, [Line(now, person, organisation, did, Kind.ORGANISATION, organisation, None, True, BY_THEMSELVES)])


def _proved(store: Store, typed: Typed, now: datetime, then: Callable[[Transaction, str], str]) -> str:
    """What follows for the person, whose code is used up then."""
    tried = SignInTryRow(
        id=new_id(),
        at=now,
        name_mark=_mark(store, "name", typed.name),
        address_mark=_mark(store, "address", typed.address),
        succeeded=0,
    )
    id, name, address = tried.id, tried.name_mark, tried.address_mark
    with store.transaction() as t:
        t.session.execute(delete(SignInTryRow).where(SignInTryRow.at < now - REMEMBERED))
        t.session.add(tried)
    with store.transaction() as t:
        allowed = _may_try(t, name, address, now)
        if not allowed:
            t.session.execute(delete(SignInTryRow).where(SignInTryRow.id == id))
        row = t.session.scalars(select(SignInRow).where(SignInRow.name_mark == name)).one_or_none()
        hashed = None if row is None else t.words(row, "password")
    if not allowed:
        raise TooManyTries
    right = is_right(typed.password, hashed)
    with store.transaction() as t:
        token = then(t, _person_with_code(t, name, typed.code, now, right=right))
        t.session.execute(update(SignInTryRow).where(SignInTryRow.id == id).values(succeeded=1))
    return token


def _person_with_code(t: Transaction, name: str, code: str, now: datetime, *, right: bool) -> str:
    """The person, whose code is used up. Of two who bring one code at once, one is refused.

    `right`: whether the password is. The code is looked at all the same, so that no time tells which of them is wrong.
    """
    row = t.session.scalars(select(SignInRow).where(SignInRow.name_mark == name).with_for_update()).one_or_none()
    person = "" if row is None else row.person_id
    ended = t.session.scalar(select(PersonRow.ended_at).where(PersonRow.id == person))
    step = None if row is None else step_of(code, t.words(row, "secret"), now, row.last_step)
    if row is None or step is None or not right or (ended is not None and ended <= now):
        raise NotSignedIn
    row.last_step = step
    t.session.flush()
    return row.person_id


def _may_try(t: Transaction, name: str, address: str, now: datetime) -> bool:
    """Whether this try, which is counted already, is still to be looked at."""
    of_name, from_address = SignInTryRow.name_mark == name, SignInTryRow.address_mark == address
    known_from = select(SignInTryRow.address_mark).where(of_name, SignInTryRow.succeeded == 1)
    known = SignInTryRow.address_mark.in_(known_from)
    if _wrong(t, now, of_name, from_address, known) in range(1, WHERE_KNOWN + 1):
        return True
    elsewhere = _wrong(t, now, of_name, ~known)
    return 0 < elsewhere <= OF_ACCOUNT and _wrong(t, now, from_address) <= OF_ADDRESS


def _wrong(t: Transaction, now: datetime, *which: ColumnElement[bool]) -> int:
    lately = SignInTryRow.at > now - COUNTED
    chosen = select(func.count()).select_from(SignInTryRow).where(*which, lately, SignInTryRow.succeeded == 0)
    return t.session.scalar(chosen) or 0


def _mark(store: Store, of: str, words: str) -> str:
    """The same for the same words, and telling nothing of them without the root key."""
    return hmac.digest(store.root.derived(f"sign-in {of}", b""), words.strip().lower().encode(), "sha256").hex()
