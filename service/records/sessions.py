"""Who is signed in: asked anew with every request, so that what is ended is ended at once.

token = begin(t, person, now)
person = whose(t, token, now)
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, update

from service.store.opening import Transaction
from service.store.rows import PersonRow, SignInSessionRow

IDLE, LONGEST, PROVED = timedelta(minutes=30), timedelta(hours=12), timedelta(minutes=5)
"""Unused, a session ends after IDLE; used or not, after LONGEST. Who they are counts as just proved for PROVED.
Project judgement: a shift of a manager, and the time in which a decision is read over and signed."""

TOKEN_BYTES = 32
BY_PASSWORD = "password and code"  # noqa: S105


class NotSignedIn(Exception):
    """Nobody is signed in with that, or no longer. Which of the two is not said."""


def begin(t: Transaction, person: str, now: datetime, by: str = BY_PASSWORD, proved_at: datetime | None = None) -> str:
    """A new session; its token, which is kept nowhere. They proved who they are just now, unless it is said when."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    t.session.add(
        SignInSessionRow(
            token_sha256=_sha256(token),
            person_id=person,
            began_at=now,
            proved_at=proved_at or now,
            proved_by=by,
            seen_at=now,
        )
    )
    t.session.flush()
    return token


def whose(t: Transaction, token: str, now: datetime) -> str:
    """The person who is signed in with it, which keeps them so. Raises NotSignedIn."""
    row = _in_force(t, token, now)
    row.seen_at = now
    t.session.flush()
    return row.person_id


def who_is(t: Transaction, token: str, now: datetime) -> str:
    """The same, and nothing is written. Raises NotSignedIn."""
    return _in_force(t, token, now).person_id


def is_just_proved(t: Transaction, token: str, now: datetime) -> bool:
    """Whether the person proved who they are within PROVED. Raises NotSignedIn."""
    return now - _in_force(t, token, now).proved_at < PROVED


def proved(t: Transaction, token: str, now: datetime) -> tuple[datetime, str]:
    """When the person last proved who they are, and by what. Raises NotSignedIn."""
    row = _in_force(t, token, now)
    return row.proved_at, row.proved_by or BY_PASSWORD


def whose_it_was(t: Transaction, token: str) -> str | None:
    """The person of a session, also of one that has ended. None: there never was such a session."""
    row = t.session.get(SignInSessionRow, _sha256(token))
    return None if row is None else row.person_id


def prove_again(
    t: Transaction, token: str, now: datetime, by: str = BY_PASSWORD, proved_at: datetime | None = None
) -> str:
    """A new token after the person proved again who they are; the old one ends. Raises NotSignedIn."""
    old = _in_force(t, token, now)
    new = begin(t, old.person_id, now, by, proved_at)
    t.session.get_one(SignInSessionRow, _sha256(new)).began_at = old.began_at
    end(t, token, now)
    return new


def end(t: Transaction, token: str, now: datetime) -> None:
    """Sign out. Ending what has ended changes nothing."""
    _end(t, now, SignInSessionRow.token_sha256 == _sha256(token))


def end_all_of(t: Transaction, person: str, now: datetime) -> None:
    """Sign a person out everywhere."""
    _end(t, now, SignInSessionRow.person_id == person)


def end_person(t: Transaction, person: str, now: datetime) -> None:
    """From now on the person may do nothing, and is signed in nowhere."""
    t.session.get_one(PersonRow, person).ended_at = now
    end_all_of(t, person, now)


def _in_force(t: Transaction, token: str, now: datetime) -> SignInSessionRow:
    row = t.session.get(SignInSessionRow, _sha256(token))
    if row is None or row.ended_at is not None or now - row.seen_at >= IDLE or now - row.began_at >= LONGEST:
        raise NotSignedIn
    ended = t.session.get_one(PersonRow, row.person_id).ended_at
    if ended is not None and ended <= now:
        raise NotSignedIn
    return row


def _end(t: Transaction, now: datetime, which: ColumnElement[bool]) -> None:
    t.session.execute(update(SignInSessionRow).where(which, SignInSessionRow.ended_at.is_(None)).values(ended_at=now))
    t.session.flush()


def _sha256(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
