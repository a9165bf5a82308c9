"""A coordinator's work over HTTP: each change says what it was made from, is done once, and who is second is told."""

from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from service.access.relation import RelationKind as Is
from service.api.app import create_app
from service.records import bed_nights
from service.records.desk import at_desk
from service.records.people import declare
from service.settings import Settings
from service.solving import sizes
from service.store.opening import Store
from service.store.rows import BedNightRow
from service.store.rows.solve import SolveState
from tests.service.actions.breaks import (
    DAY,
    NOW,
    PERIOD,
    Breaks,
    asked_for,
    begun,
    kept,
    make_breaks,
    planned,
    stay,
    worked_out,
)
from tests.service.actions.doing import count
from tests.service.api.asking import ROUTES, asked, ids_of, key
from tests.service.api.conftest import SERVED, Running
from tests.service.api.test_canaries import everything, leaked
from tests.service.conftest import LaidOut, Make
from tests.service.records.made import make

WORK = {"rounds": 0, "moves": 2_000, "seconds": None}


@dataclass
class Coordinating(Running):
    """The service on a home for short breaks, with its coordinators."""

    breaks: Breaks | None = None

    @property
    def of(self) -> Breaks:
        assert self.breaks is not None
        return self.breaks

    @property
    def one(self) -> TestClient:
        return self.by(self.of.one)

    @property
    def other(self) -> TestClient:
        return self.by(self.of.other)


@pytest.fixture
def settings(new: Make, laid_out: LaidOut) -> Settings:
    return laid_out(new, make_breaks)


@pytest.fixture
def here(store: Store) -> Coordinating:
    breaks = make_breaks(store)
    return Coordinating(store, made=None, now=NOW, breaks=breaks)  # type: ignore[arg-type]


def begin(here: Coordinating) -> str:
    """The id of a new period."""
    body = {"home": here.of.home, "kept": json.loads(kept(here.of).model_dump_json())}
    answer = here.one.post("/periods", json=body, headers=key())
    assert answer.status_code == 200, answer.text
    return str(answer.json()["id"])


def posted(by: TestClient, path: str, body: dict[str, Any], **headers: str) -> Response:
    return by.post(path, json=body, headers=key() | headers)


def given_out(here: Coordinating, period: str) -> Response:
    asked_of = posted(here.one, f"/periods/{period}/plans", WORK)
    assert asked_of.json()["work"]["state"] == SolveState.QUEUED.value
    solve = asked_of.json()["work"]["id"]
    assert worked_out(here.store, solve) in {SolveState.OPTIMAL, SolveState.FEASIBLE}
    seen = here.one.get(f"/periods/{period}/plans/{solve}").json()
    assert (seen["of_this_version"], bool(seen["plan"]["stays"])) == (True, True)
    return posted(here.one, f"/periods/{period}/publications", {"version": seen["version"], "solve": solve})


def test_a_period_is_begun_planned_given_out_cancelled_and_accounted_for(here: Coordinating) -> None:
    period = begin(here)
    assert [each["id"] for each in here.one.get("/periods").json()["periods"]] == [period]
    given = given_out(here, period)
    assert given.status_code == 200, given.text
    first = given.json()["record"]["sheet"]["published"][0]
    gone = {"version": given.json()["version"], "family": first["family"], "first_night": first["first_night"]}
    after = posted(here.one, f"/periods/{period}/cancellations", gone | {"by": "the family", "why": "A wedding."})
    assert first not in after.json()["record"]["sheet"]["published"]
    told = here.one.get(f"/periods/{period}/entitlement").json()
    row = next(row for row in told["families"] if row["family"] == first["family"])
    assert ["the family", first["nights"]] in row["cancelled"]
    assert {"most_in_12_months", "most_in_financial_year"} <= set(told["counters"][0])
    mended = posted(here.one, f"/periods/{period}/repairs", WORK)
    assert mended.json()["work"]["state"] == SolveState.QUEUED.value
    assert len(here.one.get(f"/periods/{period}/plans").json()["plans"]) == 2


def test_a_period_is_written_from_what_was_read_and_who_is_second_is_told_what_differs(here: Coordinating) -> None:
    path = f"/periods/{begin(here)}"
    mine, hers = here.one.get(path), here.other.get(path)
    changed = mine.json()["record"]
    changed["sheet"]["families"][0]["assessed_nights"] += 1
    assert here.one.put(path, json=changed).status_code == 428
    assert here.one.put(path, json=changed, headers={"If-Match": mine.headers["etag"]}).status_code == 200
    stale = here.other.put(path, json=hers.json()["record"], headers={"If-Match": hers.headers["etag"]})
    assert stale.status_code == 412
    assert [each["where"] for each in stale.json()["problems"]] == ["/sheet/families"]


def test_of_two_who_change_a_part_the_second_is_told_where_the_first_was(here: Coordinating) -> None:
    path = f"/periods/{begin(here)}"
    read = here.one.get(f"{path}/packages").json()
    family = read["packages"][0]
    hers = {"version": read["version"], "family": family | {"assessed_nights": family["assessed_nights"] + 1}}
    first = posted(here.one, f"{path}/packages", hers)
    assert first.status_code == 200, first.text
    request = {"id": "wedding", "nights": {"first": family["available"][0]["first"], "nights": 1}}
    mine = {"version": read["version"], "family": family["id"], "request": request}
    late = posted(here.other, f"{path}/requests", mine)
    assert late.status_code == 412
    assert late.json()["type"] == "urn:placewell:changed"
    assert [each["where"] for each in late.json()["problems"]] == [f"sheet, families, {family['id']}, assessed nights"]
    again = posted(here.other, f"{path}/requests", mine | {"version": first.json()["version"]})
    assert again.status_code == 200, again.text
    there = next(each for each in again.json()["packages"] if each["id"] == family["id"])
    assert [each["id"] for each in there["requests"]] == ["wedding"]


def test_the_last_one_simply_winning_is_caught(here: Coordinating, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.records.periods.must_be_as_read", lambda *_: None)
    with pytest.raises(AssertionError):
        test_of_two_who_change_a_part_the_second_is_told_where_the_first_was(here)


def test_what_is_asked_twice_under_one_key_is_planned_once(here: Coordinating) -> None:
    path, once = f"/periods/{begin(here)}/plans", key()
    answers = [here.one.post(path, json=WORK, headers=once) for _ in range(3)]
    assert len({answer.content for answer in answers}) == 1
    assert len(here.one.get(path).json()["plans"]) == 1
    assert here.one.post(path, json=WORK).status_code == 400
    assert here.one.post(path, json=WORK | {"seed": 2}, headers=once).status_code == 422


def test_how_far_work_has_come_is_told_and_stopping_it_ends_it(here: Coordinating) -> None:
    period = begin(here)
    solve = posted(here.one, f"/periods/{period}/plans", WORK).json()["work"]["id"]
    assert [each["id"] for each in here.other.get("/solves").json()["solves"]] == [solve]
    assert here.one.get(f"/solves/{solve}").json()["state"] == SolveState.QUEUED.value
    stopped = posted(here.other, f"/solves/{solve}/stop", {})
    assert stopped.json()["state"] == SolveState.STOPPED.value
    refused = posted(here.one, f"/periods/{period}/publications", {"version": 1, "solve": solve})
    assert refused.status_code == 422
    assert "no plan that passed" in refused.text


def test_too_large_a_period_is_refused_before_anything_waits(
    here: Coordinating, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = begin(here)
    monkeypatch.setattr(sizes, "MOST_FAMILIES", 2)
    for path, work in (("plans", WORK), ("plans", {"seconds": 10_000.0}), ("repairs", WORK)):
        too_large = posted(here.one, f"/periods/{period}/{path}", work)
        assert too_large.status_code == 422
        assert all(problem["way_out"] for problem in too_large.json()["problems"])
    assert here.one.get(f"/periods/{period}/plans").json()["plans"] == []


def test_a_stay_is_moved_over_http_and_a_broken_rule_is_told(here: Coordinating) -> None:
    period = begin(here)
    given = given_out(here, period).json()
    first = given["record"]["sheet"]["published"][0]
    body = {"version": given["version"], "family": first["family"], "first_night": first["first_night"]}
    far = (here.now.date() + timedelta(days=900)).isoformat()
    refused = posted(here.one, f"/periods/{period}/adjustments", body | {"stay": first | {"first_night": far}})
    assert refused.status_code == 422
    pinned = posted(here.one, f"/periods/{period}/adjustments", body | {"stay": first, "pinned": True})
    assert pinned.status_code == 200, pinned.text
    assert [b["status"] for b in pinned.json()["record"]["sheet"]["bookings"]] == ["committed"]


def test_who_is_no_coordinator_of_the_home_is_told_nothing_of_its_periods(here: Coordinating) -> None:
    period = begin(here)
    solve = asked_for(here.store, here.of, begun(here.store, here.of, PERIOD.model_copy(update={"id": "another"})))
    stranger = here.by(here.of.stranger)
    for path in (f"/periods/{period}", f"/periods/{period}/entitlement", f"/solves/{solve}"):
        assert stranger.get(path).status_code == 404
        assert here.anybody().get(path).status_code == 401
    assert stranger.get("/periods").json()["periods"] == []


def test_a_child_who_a_coordinator_knows_hides_the_whole_period(here: Coordinating) -> None:
    period = begin(here)
    child = here.one.get("/children").json()["children"][0]["id"]
    with here.store.transaction() as t:
        declare(t, here.of.other, child, DAY)
    assert here.other.get(f"/periods/{period}").status_code == 404
    assert here.one.get(f"/periods/{period}").status_code == 200


NAME = "Zephyrine Quillfeather"


def test_a_coordinator_sees_nothing_of_a_child_referred_for_a_residential_place(store_in_file: Store) -> None:
    running = Running(store_in_file, make(store_in_file))
    made = running.made
    at_desk(
        running.store,
        made.officer,
        running.now,
        lambda d: d.write_child(made.referred, d.child(made.referred).model_copy(update={"name": NAME})),
    )
    by, ids = running.as_(Is.COORDINATOR), ids_of(made, child=made.referred)
    staying = [route for route in ROUTES if route.path != "/sign-out"]
    out = [everything(asked(by, route, ids)) for route in staying]
    assert [text for text in out if leaked((NAME, "Quillfeather"), text)] == []
    assert leaked((NAME,), running.manager.get(f"/children/{made.referred}").text)


def test_whether_what_waits_is_taken_up_is_told_to_whoever_watches(here: Coordinating) -> None:
    assert here.anybody().get("/ready").json() == {"ready": True, "works": False}

    class Heard:
        is_heard = True

    here.app = create_app(here.store, SERVED, lambda: here.now, long_work=Heard())  # type: ignore[arg-type]
    assert here.anybody().get("/ready").json() == {"ready": True, "works": True}


RACERS = 6


def test_of_several_who_give_the_last_bed_out_at_once_exactly_one_wins(here: Coordinating) -> None:
    answers = raced(here, RACERS)
    assert Counter(answers) == {200: 1, 409: RACERS - 1}
    assert count(here.store, BedNightRow) == 2


def raced(here: Coordinating, racers: int) -> list[int]:
    """What each is answered who gives out a plan of a period of its own that needs the one bed."""
    periods = [begun(here.store, here.of, PERIOD.model_copy(update={"id": f"p-{number}"})) for number in range(racers)]
    solves = [planned(here.store, here.of, period, [stay()]) for period in periods]
    people = [here.by((here.of.one, here.of.other)[number % 2]) for number in range(racers)]
    start = Barrier(racers)

    def give_out(number: int) -> int:
        start.wait()
        body = {"version": 1, "solve": solves[number]}
        return posted(people[number], f"/periods/{periods[number].id}/publications", body).status_code

    with ThreadPoolExecutor(start.parties) as pool:
        return list(pool.map(give_out, range(racers)))


def test_looking_whether_the_bed_is_free_and_then_taking_it_would_be_caught(
    here: Coordinating, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bed_nights, "give_beds", lambda *_: None)
    monkeypatch.setattr("service.actions.publish_allocation.give_beds", lambda *_: None)
    assert Counter(raced(here, 3))[200] > 1
