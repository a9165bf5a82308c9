"""Who has the name, the password and a fresh code enters, and nobody else; guessing is slowed and keeps nobody out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from cryptography.exceptions import InvalidKey
from sqlalchemy import event

from service.records import sign_ins
from service.records.people import add_person
from service.records.sessions import NotSignedIn, end_person, whose
from service.records.sign_ins import OF_ACCOUNT, WHERE_KNOWN, TooManyTries, Typed, give, sign_in
from service.signing_in import passwords
from service.signing_in.codes import SECONDS, code_at, new_secret, step_at, step_of
from service.store.base import new_id
from service.store.opening import Store, Transaction
from service.store.rows import OrganisationRow, SignInTryRow
from service.store.rows.organisation import Kind
from tests.service.conftest import NOW

PASSWORD = "lantern-otter-violin"  # noqa: S105
STEP = timedelta(seconds=SECONDS)
HER_DESK = "192.0.2.7"
FEW_OF_ACCOUNT, FEW_OF_ADDRESS, TRIES = 8, 5, 10
"""The limits as these tests set them, so that few tries show how they hold."""


@dataclass(frozen=True)
class Anna:
    store: Store
    id: str
    secret: str

    def typed(self, steps: int = 0) -> Typed:
        """What she types so many half minutes from now."""
        return Typed("anna", PASSWORD, code_at(self.secret, step_at(NOW) + steps), HER_DESK)

    def enters(self, typed: Typed, steps: int = 0) -> bool:
        try:
            token = sign_in(self.store, typed, NOW + steps * STEP)
        except NotSignedIn:
            return False
        with self.store.transaction() as t:
            return whose(t, token, NOW + steps * STEP) == self.id


@pytest.fixture
def anna(store: Store) -> Anna:
    secret = new_secret()
    with store.transaction() as t:
        provider = OrganisationRow(id=new_id(), kind=Kind.PROVIDER, name="Larkbeck Care")
        t.session.add(provider)
        t.session.flush()
        person = add_person(t, provider.id, "Anna Reid")
        give(store, t, person, "Anna", PASSWORD, secret)
    return Anna(store, person, secret)


def test_name_password_and_code_let_her_in_once_for_each_code(anna: Anna) -> None:
    assert anna.enters(anna.typed())
    assert not anna.enters(anna.typed())
    assert anna.enters(anna.typed(1), 1)


WRONG: list[dict[str, str]] = [{"name": "nobody"}, {"password": "other-otter-violin"}, {"code": "x"}]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_everything_wrong_has_one_answer(anna: Anna, wrong: dict[str, str]) -> None:
    with pytest.raises(NotSignedIn) as refused:
        sign_in(anna.store, replace(anna.typed(), **wrong), NOW)
    assert type(refused.value) is NotSignedIn
    assert refused.value.args == ()


def asked_for(anna: Anna, wrong: dict[str, str]) -> list[str]:
    """What the database is asked, one after the other, where that is wrong."""
    said: list[str] = []
    event.listen(anna.store.engine, "before_cursor_execute", note := lambda *of: said.append(of[2]))
    with pytest.raises(NotSignedIn):
        sign_in(anna.store, replace(anna.typed(), **wrong), NOW)
    event.remove(anna.store.engine, "before_cursor_execute", note)
    return said


def test_the_records_are_asked_the_same_whatever_was_wrong(anna: Anna) -> None:
    of_name, of_password, of_code = (asked_for(anna, wrong) for wrong in WRONG)
    assert of_name == of_password == of_code


def test_a_code_looked_at_only_after_a_right_password_would_be_caught(
    anna: Anna, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at_once(password: str, hashed: str | None) -> bool:
        if not passwords.is_right(password, hashed):
            raise NotSignedIn
        return True

    monkeypatch.setattr(sign_ins, "is_right", at_once)
    with pytest.raises(AssertionError):
        test_the_records_are_asked_the_same_whatever_was_wrong(anna)


def test_somebody_disabled_does_not_enter(anna: Anna) -> None:
    with anna.store.transaction() as t:
        end_person(t, anna.id, NOW)
    assert not anna.enters(anna.typed())


@pytest.fixture
def low_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_ins, "OF_ACCOUNT", FEW_OF_ACCOUNT)
    monkeypatch.setattr(sign_ins, "OF_ADDRESS", FEW_OF_ADDRESS)


def test_no_account_has_more_than_a_hundred_tries_an_hour_looked_at() -> None:
    assert OF_ACCOUNT + WHERE_KNOWN <= 100


def guessed(anna: Anna, monkeypatch: pytest.MonkeyPatch, name: str, addresses: int, tries: int) -> int:
    """How many of so many guesses, from so many addresses in turn, were looked at."""
    looked: list[str] = []
    with monkeypatch.context() as patched:
        patched.setattr(sign_ins, "is_right", lambda password, _: looked.append(password))
        for number in range(tries):
            guess = Typed(name, f"guess {number}", "000000", f"198.51.100.{number % addresses}")
            with pytest.raises(NotSignedIn):
                sign_in(anna.store, guess, NOW)
    return len(looked)


@pytest.mark.usefixtures("low_limits")
@pytest.mark.parametrize(("addresses", "most"), [(1, FEW_OF_ADDRESS), (TRIES, FEW_OF_ACCOUNT)])
def test_guessing_is_slowed_and_she_still_enters_where_she_did_before(
    anna: Anna, monkeypatch: pytest.MonkeyPatch, addresses: int, most: int
) -> None:
    assert anna.enters(anna.typed())
    assert guessed(anna, monkeypatch, "anna", addresses, TRIES) == most
    assert anna.enters(anna.typed(1), 1)


@pytest.mark.usefixtures("low_limits")
def test_when_too_many_were_wrong_even_what_is_right_is_refused_from_elsewhere(
    anna: Anna, monkeypatch: pytest.MonkeyPatch
) -> None:
    guessed(anna, monkeypatch, "anna", TRIES, FEW_OF_ACCOUNT)
    with pytest.raises(TooManyTries):
        sign_in(anna.store, anna.typed(), NOW)
    assert anna.enters(anna.typed(125), 125)


@pytest.mark.usefixtures("low_limits")
def test_guessing_at_nobody_is_slowed_alike(anna: Anna, monkeypatch: pytest.MonkeyPatch) -> None:
    assert guessed(anna, monkeypatch, "nobody", TRIES, TRIES) == FEW_OF_ACCOUNT


@pytest.mark.usefixtures("low_limits")
def test_limits_by_address_alone_would_be_caught(anna: Anna, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_ins, "OF_ACCOUNT", 10_000)
    assert guessed(anna, monkeypatch, "nobody", TRIES, TRIES) > FEW_OF_ACCOUNT


def test_a_code_that_works_twice_would_be_caught(anna: Anna, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_ins, "step_of", lambda code, secret, now, _: step_of(code, secret, now, sign_ins.NO_STEP))
    with pytest.raises(AssertionError):
        test_name_password_and_code_let_her_in_once_for_each_code(anna)


@pytest.mark.usefixtures("low_limits")
def test_no_tries_of_her_own_where_she_is_known_would_be_caught(anna: Anna, monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(t: Transaction, name: str, address: str, now: datetime) -> bool:
        of_name, there = SignInTryRow.name_mark == name, SignInTryRow.address_mark == address
        counted = (sign_ins._wrong(t, now, which) for which in (of_name, there))
        return all(count <= most for count, most in zip(counted, (FEW_OF_ACCOUNT, FEW_OF_ADDRESS), strict=True))

    monkeypatch.setattr(sign_ins, "_may_try", defect)
    with pytest.raises(AssertionError):
        test_guessing_is_slowed_and_she_still_enters_where_she_did_before(anna, monkeypatch, TRIES, FEW_OF_ACCOUNT)


def hashed_for(anna: Anna, monkeypatch: pytest.MonkeyPatch, name: str) -> int:
    """How many passwords are hashed when that name is tried with a wrong one."""
    hashed: list[bytes] = []

    class Counting:
        @staticmethod
        def verify_phc_encoded(password: bytes, _: str) -> None:
            hashed.append(password)
            raise InvalidKey

    with monkeypatch.context() as patched:
        patched.setattr(passwords, "Argon2id", Counting)
        patched.setattr(passwords, "_nobodys", lambda: "of nobody")
        with pytest.raises(NotSignedIn):
            sign_in(anna.store, replace(anna.typed(), name=name, password="another-otter"), NOW)  # noqa: S106
    return len(hashed)


def test_as_much_is_hashed_for_nobody_as_for_somebody(anna: Anna, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [hashed_for(anna, monkeypatch, name) for name in ("anna", "nobody")] == [1, 1]


def test_an_early_no_to_nobody_would_be_caught(anna: Anna, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_ins, "is_right", lambda password, of: of is not None and passwords.is_right(password, of))
    with pytest.raises(AssertionError):
        test_as_much_is_hashed_for_nobody_as_for_somebody(anna, monkeypatch)
