"""What a viewer may take away is listed and given as the very files, noted in the audit and marked for that viewer."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from service.access.action import Action
from service.access.relation import RelationKind as Is
from service.actions import release_statement, write_statement
from service.actions.read_released import AllReleased
from service.actions.release_statement import ReleaseStatement
from service.actions.write_statement import WriteStatement
from service.api.resources import exports
from service.records import periods
from service.records.people import declare
from service.records.periods import period_of
from service.records.statements import Released
from service.store.opening import Store, open_store
from service.store.rows import AuditRow, ReferralRow
from tests.service import holding
from tests.service.actions.breaks import NOW, make_breaks
from tests.service.actions.doing import do
from tests.service.actions.test_offers import accept
from tests.service.actions.test_statements import GOOD, checked
from tests.service.api.conftest import Running
from tests.service.conftest import LaidOut, Make
from tests.service.held_to import failures_of
from tests.service.pages.planning import BreakSite
from tests.service.records.made import WORLD


@pytest.fixture
def store(store_in_file: Store) -> Store:
    return store_in_file


def listed(by: TestClient, path: str) -> list[str]:
    answer = by.get(path)
    assert answer.status_code == 200, answer.text
    return [each["path"] for each in answer.json()["exports"]]


def lines(running: Running, person: str, action: Action) -> int:
    with running.store.transaction() as t:
        chosen = select(AuditRow.number).where(AuditRow.person_id == person, AuditRow.action == action)
        return len(t.session.scalars(chosen).all())


def taken(running: Running, folder: Path) -> Path:
    """The ledger of one signed decision, taken away by its auditor and unpacked."""
    accept(running.store, running.made)
    auditor, person = running.as_(Is.AUDITOR), running.made.people[Is.AUDITOR]
    (path,) = listed(auditor, "/exports/ledgers")
    before = lines(running, person, Action.VERIFY)
    answer = auditor.get(path)
    assert lines(running, person, Action.VERIFY) == before + 1
    assert answer.headers["content-disposition"] == 'attachment; filename="ledger.zip"'
    assert answer.headers["etag"] == auditor.get(path).headers["etag"]
    assert answer.headers["etag"] != running.as_(Is.RESPONSIBLE_INDIVIDUAL).get(path).headers["etag"]
    zipfile.ZipFile(io.BytesIO(answer.content)).extractall(folder)
    return folder


def verified(folder: Path) -> int:
    command = [sys.executable, "-I", "verify_ledger.py", "ledger.ledger", "--checkpoint", "ledger.checkpoint"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def test_an_auditor_takes_the_ledger_away_with_a_program_that_checks_it_with_python_alone(
    running: Running, tmp_path: Path
) -> None:
    folder = taken(running, tmp_path)
    assert verified(folder) == 0
    ledger = folder / "ledger.ledger"
    ledger.write_text("".join(ledger.read_text().splitlines(keepends=True)[:-1]))
    assert verified(folder) != 0


def what_was_released_is_taken_away_by_the_authority_alone(running: Running) -> None:
    made = running.made
    officer = running.as_(Is.PLACEMENT_OFFICER)
    assert listed(officer, "/exports/statements") == []
    asked = WriteStatement(assessment=checked(running.store, made), words=GOOD)
    written = do(running.store, write_statement.ACT, asked, made.manager)
    assert listed(officer, "/exports/statements") == []
    do(running.store, release_statement.ACT, ReleaseStatement(statement=written.id), made.manager)
    text, paper = listed(officer, "/exports/statements")
    assert officer.get(text).content == GOOD.encode()
    document = officer.get(paper)
    assert failures_of(document.content) == []
    assert document.content == officer.get(paper).content
    assert running.manager.get(text).status_code == 404


def test_an_authority_takes_away_what_was_released_to_it_and_nobody_else_does(running: Running) -> None:
    what_was_released_is_taken_away_by_the_authority_alone(running)


def test_a_statement_that_is_listed_before_it_is_released_would_be_caught(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = Released(urn=WORLD.homes[0].urn, words=GOOD, released_at=NOW, released_by="the manager")
    monkeypatch.setattr(exports, "read_released", lambda *_: AllReleased(statements=(early,)))
    with pytest.raises(AssertionError):
        what_was_released_is_taken_away_by_the_authority_alone(running)


@pytest.fixture
def breaks(new_sqlite: Make, laid_out: LaidOut) -> Iterator[BreakSite]:
    opened = open_store(laid_out(new_sqlite, make_breaks), NOW)
    yield BreakSite(opened)
    opened.close()


def test_a_coordinator_takes_away_each_file_of_what_was_given_out(breaks: BreakSite) -> None:
    site = breaks
    running = Running(site.store, None, now=NOW)  # type: ignore[arg-type]
    coordinator = running.by(site.breaks.one)
    assert listed(coordinator, "/exports/periods") == []
    site.given_out()
    kinds = set()
    for path in listed(coordinator, "/exports/periods"):
        answer = coordinator.get(path)
        assert answer.status_code == 200
        assert answer.content
        kinds.add(path.rpartition(".")[2])
    assert kinds == {"xlsx", "pdf", "ics"}
    assert running.by(site.breaks.stranger).get(path).status_code == 404


def whoever_lists_them_holds_no_period(breaks: BreakSite, monkeypatch: pytest.MonkeyPatch) -> None:
    running = Running(breaks.store, None, now=NOW)  # type: ignore[arg-type]
    breaks.given_out()
    held = list[str]()
    monkeypatch.setattr(holding, "refuse_out_of_order", lambda _, new: held.append(new.table))
    coordinator = running.by(breaks.breaks.one)
    path = listed(coordinator, "/exports/periods")[0]
    assert "periods" not in held
    coordinator.get(path)
    assert "periods" in held


def test_who_lists_the_files_of_many_periods_keeps_nobody_from_changing_one(
    breaks: BreakSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    whoever_lists_them_holds_no_period(breaks, monkeypatch)


def test_a_list_that_holds_each_period_would_be_caught(breaks: BreakSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periods, "period_of", lambda desk, id, held=True: period_of(desk, id))
    with pytest.raises(AssertionError):
        whoever_lists_them_holds_no_period(breaks, monkeypatch)


def who_knows_a_child_is_given_nothing_of_its_period(breaks: BreakSite) -> None:
    running = Running(breaks.store, None, now=NOW)  # type: ignore[arg-type]
    breaks.given_out()
    knows, other = running.by(breaks.breaks.one), running.by(breaks.breaks.other)
    before = listed(other, "/exports/periods")
    with breaks.store.transaction() as t:
        child = t.session.get_one(ReferralRow, breaks.breaks.referrals[0]).child_id
        declare(t, breaks.breaks.one, child, NOW.date())
    assert listed(knows, "/exports/periods") == []
    assert listed(other, "/exports/periods") == before != []
    assert {knows.get(path).status_code for path in before} == {404}


def test_who_knows_a_child_in_a_period_lists_none_of_its_files_and_all_others_are_still_answered(
    breaks: BreakSite,
) -> None:
    who_knows_a_child_is_given_nothing_of_its_period(breaks)


def test_one_period_that_shuts_the_whole_list_would_be_caught(
    breaks: BreakSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "_of_period_readable", exports._of_period)
    with pytest.raises(AssertionError):
        who_knows_a_child_is_given_nothing_of_its_period(breaks)
