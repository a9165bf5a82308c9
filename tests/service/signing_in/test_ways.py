"""How people sign in is read from the environment, and what cannot be meant so is refused before anything is served."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.errors import BadInput
from service.signing_in.ways import BY_PASSWORD, CLIENT, ISSUER, PASSWORDS, SECRET, SECRET_FILE, ways_from

GIVEN = {ISSUER: "https://login.example", CLIENT: "placewell", SECRET: "between-us"}


def test_without_settings_people_sign_in_by_password() -> None:
    assert ways_from({}) == BY_PASSWORD
    assert str(BY_PASSWORD) == "People sign in by name, password and code."


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({ISSUER: "http://login.example"}, "no address of https"),
        ({ISSUER: ""}, "no address of https"),
        ({CLIENT: ""}, "nothing is written here"),
        ({SECRET: ""}, "one of the two is needed"),
        ({SECRET_FILE: "secret"}, "one of the two is needed"),
        ({SECRET: "", SECRET_FILE: "/nowhere/at/all"}, "nothing to read in it"),
        ({PASSWORDS: "never"}, "neither on nor off"),
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_refused(changed: dict[str, str], said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        ways_from(GIVEN | changed)
    assert "between-us" not in str(refused.value)


def test_passwords_are_not_switched_off_where_nobody_could_sign_in_then() -> None:
    with pytest.raises(BadInput, match="nobody could sign in at all"):
        ways_from({PASSWORDS: "off"})
    assert not ways_from(GIVEN | {PASSWORDS: "off"}).passwords


def test_the_secret_can_stand_in_a_file_and_is_told_to_nobody(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("between-us\n")
    ways = ways_from({ISSUER: GIVEN[ISSUER], CLIENT: "placewell", SECRET_FILE: str(file)})
    assert ways.provider is not None
    assert ways.provider.registered.secret == "between-us"  # noqa: S105
    assert "between-us" not in f"{ways} {ways!r}"
