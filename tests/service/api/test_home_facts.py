"""A home is changed over HTTP from what was read of it, and whoever is second is told what differs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from service.access.relation import RelationKind as Is
from service.store.opening import Store
from tests.service.api.asking import key
from tests.service.api.conftest import Running
from tests.service.records.made import WORLD


@pytest.fixture
def store(store_in_file: Store) -> Store:
    return store_in_file


def test_a_home_is_changed_from_what_was_read_and_who_is_second_is_told_what_differs(running: Running) -> None:
    path, manager, responsible = (
        f"/homes/{running.made.home}",
        running.manager,
        running.as_(Is.RESPONSIBLE_INDIVIDUAL),
    )
    running.now += timedelta(minutes=1)
    read, seen = manager.get(path), responsible.get(path)
    mine = read.json()["record"] | {"name": "Larch House"}
    assert manager.put(path, json=mine).status_code == 428
    kept = manager.put(path, json=mine, headers={"If-Match": read.headers["etag"]})
    assert (kept.status_code, kept.json()["postcode_unknown"]) == (200, False)
    assert kept.headers["etag"] == manager.get(path).headers["etag"]
    stale = responsible.put(path, json=seen.json()["record"], headers={"If-Match": seen.headers["etag"]})
    assert stale.status_code == 412
    assert [each["where"] for each in stale.json()["problems"]] == ["/name"]
    (change,) = manager.get(f"{path}/changes").json()["changes"]
    assert [(each["what"], each["now"]) for each in change["changes"]] == [("Name", "Larch House")]
    late = {"home": running.made.home, "version": "1.1", "record": seen.json()["record"]}
    again = manager.post("/do/keep-what-is-true-of-a-home", json=late, headers=key())
    assert again.status_code == 412
    assert running.as_(Is.PLACEMENT_OFFICER).put(path, json=mine).status_code == 404


def test_public_words_in_which_a_child_may_be_told_of_are_kept_once_somebody_has_read_them_again(
    running: Running,
) -> None:
    path, manager = f"/homes/{running.made.home}", running.manager
    read = manager.get(path)
    told = {"activities": [f"walks with {WORLD.groups[0].residents[0].child.name}"]}
    sent = {"json": read.json()["record"] | told, "headers": {"If-Match": read.headers["etag"]}}
    refused = manager.put(path, **sent)
    assert (refused.status_code, refused.json()["problems"][0]["where"]) == (422, "/activities/0")
    assert manager.put(path, params={"tells_of_no_child": True}, **sent).json()["record"] == sent["json"]


def test_a_postcode_in_no_directory_is_kept_and_said_to_be_unknown(running: Running) -> None:
    path, manager = f"/homes/{running.made.home}", running.manager
    read = manager.get(path)
    record = read.json()["record"] | {"place": None, "postcode": "LS99 9ZZ"}
    kept = manager.put(path, json=record, headers={"If-Match": read.headers["etag"]})
    assert kept.json()["postcode_unknown"]
    known = record | {"postcode": "LS1 3AD"}
    assert not manager.put(path, json=known, headers={"If-Match": kept.headers["etag"]}).json()["postcode_unknown"]
