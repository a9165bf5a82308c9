"""Somebody is signed in until they sign out, are signed out, leave it unused or have been so for long enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from service.records import sessions
from service.records.people import add_person
from service.records.sessions import (
    IDLE,
    LONGEST,
    PROVED,
    NotSignedIn,
    begin,
    end,
    end_all_of,
    end_person,
    is_just_proved,
    prove_again,
    whose,
)
from service.store.base import new_id
from service.store.opening import Store, Transaction
from service.store.rows import OrganisationRow, SignInSessionRow
from service.store.rows.organisation import Kind
from tests.service.conftest import NOW

SECOND = timedelta(seconds=1)
SOON = NOW + timedelta(seconds=1)


@dataclass(frozen=True)
class Somebody:
    """A person, in records of which nothing is kept."""

    t: Transaction
    id: str

    def is_in(self, token: str, at: datetime) -> bool:
        try:
            return whose(self.t, token, at) == self.id
        except NotSignedIn:
            return False


@pytest.fixture
def somebody(shared: Store) -> Iterator[Somebody]:
    with shared.transaction() as t:
        provider = OrganisationRow(id=new_id(), kind=Kind.PROVIDER, name=new_id())
        t.session.add(provider)
        t.session.flush()
        yield Somebody(t, add_person(t, provider.id, "Anna Reid"))
        t.session.rollback()


def test_nothing_that_is_kept_can_sign_anybody_in(somebody: Somebody) -> None:
    token = begin(somebody.t, somebody.id, NOW)
    (row,) = somebody.t.session.scalars(select(SignInSessionRow).where(SignInSessionRow.person_id == somebody.id))
    assert token not in vars(row).values()
    assert somebody.is_in(token, SOON)
    assert not somebody.is_in(row.token_sha256, SOON)


def test_each_session_has_a_token_of_its_own_with_256_bits(somebody: Somebody) -> None:
    tokens = {begin(somebody.t, somebody.id, NOW) for _ in range(20)}
    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {43}


ENDS: dict[str, Callable[[Transaction, str, str], object]] = {
    "signing out": lambda t, token, _: end(t, token, SOON),
    "being signed out everywhere": lambda t, _, person: end_all_of(t, person, SOON),
    "being disabled": lambda t, _, person: end_person(t, person, SOON),
    "proving anew": lambda t, token, _: prove_again(t, token, SOON),
}


@pytest.mark.parametrize("how", ENDS)
def test_what_is_ended_is_ended_at_once(somebody: Somebody, how: str) -> None:
    token = begin(somebody.t, somebody.id, NOW)
    ENDS[how](somebody.t, token, somebody.id)
    assert not somebody.is_in(token, SOON)


def test_a_disabled_person_is_not_let_in_by_a_session_begun_meanwhile(somebody: Somebody) -> None:
    end_person(somebody.t, somebody.id, NOW)
    assert not somebody.is_in(begin(somebody.t, somebody.id, NOW), SOON)


def test_ending_ones_own_leaves_everybody_else_signed_in(somebody: Somebody) -> None:
    first, second = (begin(somebody.t, somebody.id, NOW) for _ in range(2))
    end(somebody.t, first, NOW)
    assert somebody.is_in(second, SOON)


def test_unused_a_session_ends_and_use_keeps_it(somebody: Somebody) -> None:
    used, unused = (begin(somebody.t, somebody.id, NOW) for _ in range(2))
    assert somebody.is_in(used, NOW + IDLE - SECOND)
    assert somebody.is_in(used, NOW + IDLE)
    assert not somebody.is_in(unused, NOW + IDLE)


@pytest.mark.parametrize("proved", [False, True])
def test_used_or_proved_anew_a_session_ends_after_its_longest(somebody: Somebody, proved: bool) -> None:
    token, at = begin(somebody.t, somebody.id, NOW), NOW
    while (at := at + IDLE / 2) < NOW + LONGEST:
        token = prove_again(somebody.t, token, at) if proved else token
        assert somebody.is_in(token, at)
    assert not somebody.is_in(token, NOW + LONGEST)


def test_proof_is_fresh_for_its_time_and_using_the_session_does_not_renew_it(somebody: Somebody) -> None:
    token = begin(somebody.t, somebody.id, NOW)
    assert is_just_proved(somebody.t, token, NOW + PROVED - SECOND)
    assert somebody.is_in(token, NOW + PROVED - SECOND)
    assert not is_just_proved(somebody.t, token, NOW + PROVED)
    assert is_just_proved(somebody.t, prove_again(somebody.t, token, NOW + PROVED), NOW + PROVED)


def test_a_session_that_outlives_signing_out_would_be_caught(
    somebody: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "_end", lambda *_: None)
    with pytest.raises(AssertionError):
        test_what_is_ended_is_ended_at_once(somebody, "signing out")


def test_a_session_that_never_tires_would_be_caught(somebody: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "IDLE", 2 * LONGEST)
    with pytest.raises(AssertionError):
        test_unused_a_session_ends_and_use_keeps_it(somebody)


def test_a_session_without_a_longest_would_be_caught(somebody: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "LONGEST", 2 * LONGEST)
    with pytest.raises(AssertionError):
        test_used_or_proved_anew_a_session_ends_after_its_longest(somebody, False)
