"""Files come in over HTTP whole or not at all, only from who may send them, and are told of by row and column."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

import pytest
from httpx2 import Response

from matching.formats import json_referral, referral_table
from scenarios import storybook
from service.access.relation import RelationKind as Is
from service.receiving import apart
from service.receiving.file import ReceivedFile
from service.store.opening import Store
from service.store.rows import ReferralRow
from tests.service.actions.doing import count
from tests.service.api.asking import key
from tests.service.api.conftest import SERVED, Running
from tests.service.conftest import PATIENT
from tests.service.records.made import WORLD, make

ONE, TWO = (
    storybook.referral(
        id=f"R-5{n}",
        child=storybook.child(f"C-5{n}", f"Maryam {n}", None),
        enquiries=(),
        placing_authority=WORLD.referrals[0].placing_authority,
    )
    for n in (1, 2)
)


@pytest.fixture
def running(store: Store) -> Running:
    return Running(store, make(store), served=replace(SERVED, seconds_to_answer=PATIENT))


def sent(running: Running, relation: Is, *files: dict[str, Any], **headers: str) -> Response:
    where = {"/do/receive-referrals": ("home", running.made.home)}
    where |= {"/authority/do/receive-referrals-of-children": ("organisation", running.made.authority)}
    path = list(where)[relation is Is.PLACEMENT_OFFICER]
    name, id = where[path]
    return running.as_(relation).post(path, json={name: id, "files": list(files)}, headers=key() | headers)


def as_file(form: str, content: bytes) -> dict[str, Any]:
    return {"form": form, "content": base64.b64encode(content).decode()}


def test_a_form_and_a_table_come_in_whole_for_a_home_and_for_an_authority(running: Running) -> None:
    one = as_file("json-referral", json_referral.write(ONE))
    two = as_file("referrals", referral_table.workbook(referral_table.tables_of([TWO])))
    for relation, number in ((Is.REGISTERED_MANAGER, 3), (Is.PLACEMENT_OFFICER, 5)):
        answer = sent(running, relation, one, two)
        assert answer.status_code == 200, answer.text
        assert len(answer.json()["referrals"]) == 2
        assert count(running.store, ReferralRow) == number


def test_where_one_file_is_wrong_nothing_is_kept_and_its_row_and_column_are_told(running: Running) -> None:
    table = referral_table.write(referral_table.tables_of([TWO]))[0].data
    wrong = as_file("referrals", table.replace(f"{TWO.start:%d/%m/%Y}".encode(), b"Maryam"))
    answer = sent(running, Is.REGISTERED_MANAGER, as_file("json-referral", json_referral.write(ONE)), wrong)
    assert answer.status_code == 422
    (problem,) = answer.json()["problems"]
    assert problem["where"].startswith("file 2, referrals.csv, row 2")
    assert "Maryam" not in answer.text
    assert count(running.store, ReferralRow) == 1


def test_nothing_is_read_of_who_may_not_send_it(running: Running, monkeypatch: Any) -> None:
    def forbidden(_: tuple[ReceivedFile, ...]) -> tuple[ReceivedFile, ...]:
        raise AssertionError("it was read")

    monkeypatch.setattr(apart, "written_by", forbidden)
    one = as_file("json-referral", json_referral.write(ONE))
    for relation in (Is.COORDINATOR, Is.AUDITOR, Is.RESPONSIBLE_INDIVIDUAL):
        assert sent(running, relation, one).status_code == 404


def test_only_where_files_come_in_may_more_be_sent_and_there_too_only_so_much(running: Running) -> None:
    large = {"referrals": ["x" * 300_000]}
    body = {"home": running.made.home} | large
    assert running.manager.post("/do/enter-referrals", json=body, headers=key()).status_code == 413
    assert sent(running, Is.REGISTERED_MANAGER, as_file("json-referral", b" " * 300_000)).status_code == 422
    assert sent(running, Is.REGISTERED_MANAGER, as_file("json-referral", b" " * 16_000_000)).status_code == 413
