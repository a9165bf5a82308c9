"""Words of a child that come in a file that is refused, go to another process, or are signed come out nowhere else."""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from matching.check import check
from matching.formats import json_referral
from service.records.desk import at_desk
from service.records.signing import sign_decision
from service.store.opening import Store
from service.store.rows import LedgerEntryRow
from tests.service.api.conftest import Running
from tests.service.api.test_canaries import FOREIGN, FREE_TEXT, RESIDENT, WISHES, leaked
from tests.service.api.test_files import ONE, as_file, sent
from tests.service.ledger.signed import assessed, document
from tests.service.records.made import DAY, NOW, WORLD
from tests.service.solving.test_contained import ask

REPORT = check(WORLD, WORLD.referrals[0].id, WORLD.homes[0].urn, DAY)
CHILD_FROM_FILE = {"name": RESIDENT, "strengths": FREE_TEXT, "date_of_birth": WISHES, FREE_TEXT: RESIDENT}
"""Wrong in one place and in a name that nobody knows, and with words of a child in all of them."""


@pytest.fixture
def store(store_in_file: Store) -> Store:
    return store_in_file


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files would be, of these tests alone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@contextmanager
def nothing_told(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """No log, no stream of this process or of one that it began has a word of it, and no temporary file is left."""
    caplog.set_level(logging.DEBUG)
    yield
    assert leaked(FOREIGN, "\n".join([caplog.text, *capfd.readouterr()])) == []
    assert list(Path(tempfile.gettempdir()).iterdir()) == []


def test_nothing_of_a_file_that_is_refused_is_told_anywhere(
    running: Running, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = json.loads(json_referral.write(ONE))
    spoilt = json.dumps(whole | {"child": whole["child"] | CHILD_FROM_FILE, RESIDENT: FREE_TEXT}).encode()
    with nothing_told(caplog, capfd):
        answer = sent(running, next(iter(running.made.people)), as_file("json-referral", spoilt))
        assert answer.status_code == 422
        assert leaked(FOREIGN, f"{answer.text}\n{answer.headers.multi_items()}") == []


def test_what_the_process_that_plans_is_told_comes_out_nowhere_when_it_fails(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with nothing_told(caplog, capfd):
        assert ask(f"fail {RESIDENT}").said == b""


def test_a_process_that_may_speak_to_the_terminal_would_be_caught(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.solving.contained.subprocess.DEVNULL", None)
    with pytest.raises(AssertionError):
        test_what_the_process_that_plans_is_told_comes_out_nowhere_when_it_fails(caplog, capfd)


def in_the_clear(running: Running) -> str:
    """What a ledger says in the clear of a decision in which every word is a child's."""
    made = running.made
    words = {"reasons": FREE_TEXT, "childs_wishes": WISHES, "dissent": (RESIDENT,)}
    signed = document(made, assessed(running.store, made, REPORT), REPORT, **words)
    checkpoint = at_desk(running.store, made.manager, NOW, lambda desk: sign_decision(desk, signed))
    with running.store.transaction() as t:
        entry = t.session.scalars(select(LedgerEntryRow)).one()
        return "\n".join([str(checkpoint), *(str(value) for value in vars(entry).values())])


def test_a_ledger_has_nothing_of_a_child_in_the_clear(running: Running) -> None:
    said = in_the_clear(running)
    child = WORLD.referrals[0].child
    assert leaked((*FOREIGN, child.name), said) == []
    assert child.id not in said


def test_a_ledger_that_names_the_child_would_be_caught(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.records.signing.commit_to", lambda content, _: content.hex())
    assert leaked((FREE_TEXT,), in_the_clear(running)) != []
