"""A password is kept as a hash alone, and what is guessed first is refused."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from service.signing_in import passwords
from service.signing_in.passwords import hash_of, is_right, reason_to_refuse

GOOD = "lantern-otter-violin"


def test_a_right_password_is_known_by_its_hash_and_a_wrong_one_is_not() -> None:
    hashed = hash_of(GOOD)
    assert hashed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert GOOD not in hashed
    assert is_right(GOOD, hashed)
    assert not is_right(GOOD + " ", hashed)


def test_two_with_one_password_have_two_hashes() -> None:
    assert hash_of(GOOD) != hash_of(GOOD)


def test_somebody_unknown_costs_the_same_work_and_never_enters(monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[str] = []
    known, nobodys = hash_of(GOOD), hash_of(GOOD)
    monkeypatch.setattr(passwords, "Argon2id", _counting(worked))
    monkeypatch.setattr(passwords, "_nobodys", lambda: nobodys)
    assert is_right(GOOD, known)
    assert not is_right(GOOD, None)
    assert len(worked) == 2
    assert len(set(worked)) == 1


def _counting(worked: list[str]) -> type:
    class Counting:
        @staticmethod
        def verify_phc_encoded(typed: bytes, hashed: str) -> None:
            worked.append(hashed.rsplit("$", 2)[0])
            Argon2id.verify_phc_encoded(typed, hashed)

    return Counting


@pytest.mark.parametrize(
    "guessed",
    [
        "short-one",
        "x" * 129,
        "Password2026!",
        "P@ssw0rd1234",
        "passwordpassword",
        "PlacewellOfsted1",
        "Summer2026!!!",
        "123456789012",
        "aaaaaaaabbbb",
        "qwertyuiop123",
        "anna.reid-2026",
    ],
)
def test_what_is_guessed_first_is_refused_without_being_repeated(guessed: str) -> None:
    reason = reason_to_refuse(guessed, "anna.reid")
    assert reason is not None
    assert guessed not in reason


@pytest.mark.parametrize("chosen", [GOOD, "home is where the kettle sings", "Zürich trägt 9 Hüte"])
def test_a_long_password_of_ordinary_words_may_be_chosen(chosen: str) -> None:
    assert reason_to_refuse(chosen, "anna.reid") is None


def test_without_the_list_the_test_above_would_see_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_common", frozenset[str])
    assert reason_to_refuse("Password2026!", "anna.reid") is None
