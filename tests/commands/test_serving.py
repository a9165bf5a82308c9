"""The service is begun, served on this machine alone unless told how others reach it safely, and people are added."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import HTTPError

import pytest
from sqlalchemy import select

from service.access.action import Action
from service.commands import users
from service.commands.exits import BAD_INPUT
from service.records import leaving
from service.records.leaving import BECAUSE
from service.records.sessions import NotSignedIn, begin, whose
from service.records.sign_ins import person_named
from service.settings import DATA, DATABASE, ROOT_KEY, ROOT_KEY_FILE, settings_from
from service.signing_in.codes import enrolment
from service.store.opening import open_store
from service.store.rows import AuditRow
from tests.commands.asking import ask

PASSWORD = "lantern-otter-violin"  # noqa: S105


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody's own folder, with nothing in it yet."""
    for name in (DATA, DATABASE, ROOT_KEY, ROOT_KEY_FILE):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(users, "typed_password", lambda _: PASSWORD)
    return tmp_path


ADD = ("user", "add", "--name", "Anna Reid", "--sign-in", "anna", "--to", "Larkbeck Care")


def test_the_first_administrator_is_added_to_records_begun_for_it(own_folder: Path) -> None:
    added = ask(*ADD)
    assert added.exit_code == 0, added.output
    key = own_folder / ".placewell" / "root.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert key.read_text().strip() not in added.output
    assert PASSWORD not in added.output
    assert "otpauth://totp/Placewell:anna?secret=" in added.output
    again = ask(*ADD)
    assert again.exit_code == BAD_INPUT
    assert "somebody signs in with that already" in again.output


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--as", "king"), "it is no relation"),
        (("--as", "registered-manager"), "a home is named exactly for those who work at one"),
        (("--as", "registered-manager", "--home", "SC000001"), "no home of that URN"),
        (("--home", "SC000001"), "a home is named exactly for those who work at one"),
        (("--name", " "), "nothing is written here"),
    ],
    ids=str,
)
def test_somebody_who_cannot_be_added_is_not(own_folder: Path, given: tuple[str, ...], said: str) -> None:
    refused = ask(*ADD, *given)
    assert refused.exit_code == BAD_INPUT
    assert said in refused.output
    assert ask(*ADD).exit_code == 0


END = ("user", "end", "--sign-in", "anna")


def test_an_account_that_ended_is_let_in_nowhere_from_that_moment_and_it_is_noted(own_folder: Path) -> None:
    ask(*ADD)
    ask("user", "add", "--name", "Ben Okoro", "--sign-in", "ben", "--to", "Larkbeck Care")
    store = open_store(settings_from(os.environ, own_folder), datetime.now(UTC))
    with store.transaction() as t:
        person = person_named(store, t, "anna") or ""
        token = begin(t, person, datetime.now(UTC))
    assert ask(*END).exit_code == 0
    with store.transaction() as t, pytest.raises(NotSignedIn):
        whose(t, token, datetime.now(UTC))
    with store.transaction() as t:
        (line,) = t.session.scalars(select(AuditRow).where(AuditRow.action == Action.BE_ENDED))
        assert (line.person_id, line.because) == (person, BECAUSE)
    store.close()
    assert "has ended already" in ask(*END).output
    assert "nobody signs in with that" in ask(*END[:-1], "nobody").output


def test_the_last_administrator_is_ended_only_where_that_is_said(own_folder: Path) -> None:
    ask(*ADD)
    ask("user", "add", "--name", "Ben Okoro", "--sign-in", "ben", "--to", "Another Care")
    refused = ask(*END)
    assert refused.exit_code == BAD_INPUT
    assert "the last administrator of Larkbeck Care" in refused.output
    assert ask(*END, "--leave-none").exit_code == 0


def test_a_last_administrator_who_is_not_looked_for_would_be_caught(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "_only_of", lambda *_: ())
    with pytest.raises(AssertionError):
        test_the_last_administrator_is_ended_only_where_that_is_said(own_folder)


def test_what_an_authenticator_reads_keeps_a_name_in_its_place() -> None:
    assert enrolment("ABC", "a&secret=x/y") == "otpauth://totp/Placewell:a%26secret%3Dx%2Fy?secret=ABC&issuer=Placewell"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--host", "0.0.0.0"), "others could read on its way"),  # noqa: S104
        (("--host", "192.0.2.1"), "others could read on its way"),
        (("--origin", "http://placewell.example"), "others could read on its way"),
        (("--origin", "https://placewell.example"), "no origin of http"),
        (("--behind", "10.0.0.5", "--origin", "http://placewell.example"), "no origin of https"),
        (("--behind", "10.0.0.5", "--origin", "https://placewell.example/path"), "no origin of https"),
        (("--behind", "10.0.0.5", "--host", "0.0.0.0"), "not said where browsers find it"),  # noqa: S104
        (("--behind", "*"), "it is no address"),
        (("--certificate", "none.pem"), "one needs the other"),
    ],
    ids=str,
)
def test_what_others_could_read_is_not_served(own_folder: Path, given: tuple[str, ...], said: str) -> None:
    refused = ask("serve", *given)
    assert refused.exit_code == BAD_INPUT
    assert said in refused.output
    assert list(own_folder.iterdir()) == []


def test_a_port_that_is_taken_is_told_and_nothing_is_begun(own_folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = ask("serve", "--port", str(taken.getsockname()[1]))
    assert refused.exit_code == BAD_INPUT
    assert "--port" in refused.output
    assert list(own_folder.iterdir()) == []


def test_it_is_served_until_stopped_and_says_what_it_chose(own_folder: Path) -> None:
    command = [sys.executable, "-m", "service", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        try:
            assert served.stdout is not None
            said = ""
            while "Serving at" not in said and (line := served.stdout.readline()):
                said += line
            address = said.partition("Serving at ")[2].partition(",")[0]
            assert status(f"{address}/health") == 200
            assert status(f"{address}/children") == 401
            assert status(f"{address}/docs") == 404
        finally:
            served.send_signal(signal.SIGINT)
            left, complained = served.communicate(timeout=60)
    assert "A root key was made" in said
    assert "New records were begun" in said
    assert "synchronous full" in said
    assert (left, complained) == ("", "")


def status(address: str) -> int:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310
                return int(answer.status)
        except HTTPError as refused:
            return refused.code
        except OSError:
            time.sleep(0.1)
    return 0
