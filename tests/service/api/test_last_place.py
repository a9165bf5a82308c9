"""Of fifty officers who ask for the last place at once exactly one has it, and all others are told that it is gone."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from sqlalchemy import select, text

from matching.world.vacancy import Vacancy
from scenarios import storybook
from service.access.relation import RelationKind
from service.actions import tell_places
from service.actions.tell_places import TellPlaces
from service.records import holds
from service.records.people import add_person, relate
from service.records.taking_in import take_in_referral
from service.records.versions import Writing
from service.store.rows import HoldRow
from tests.service.actions.doing import do
from tests.service.api.asking import key
from tests.service.api.conftest import Running
from tests.service.records.made import DAY, NOW, WORLD

OFFICERS = 50
BUSY, TRIES = 503, 20
"""Nothing was done: on a busy machine one asks again under the same key, as the answer says."""
URN = WORLD.homes[0].urn


def officers(running: Running, many: int = OFFICERS) -> list[tuple[str, str]]:
    """Each with a referral of the same authority's own."""
    made, found = running.made, []
    with running.store.transaction() as t:
        for number in range(many):
            child = storybook.child(f"C-9{number}", f"Child {number}", date(2013, 5, 1))
            said = {"id": f"R-9{number}", "child": child, "enquiries": ()}
            referral = take_in_referral(Writing(t, DAY, NOW), storybook.referral(**said), made.authority)
            person = add_person(t, made.authority, f"Officer {number}")
            relate(t, person, RelationKind.PLACEMENT_OFFICER, made.authority, date(2020, 1, 1))
            found.append((person, referral))
    told = (Vacancy(places=1, since=DAY, told_on=DAY),)
    do(running.store, tell_places.ACT, TellPlaces(home=made.home, vacancies=told), made.manager)
    return found


def at_once(running: Running, asking: list[tuple[str, str]]) -> Counter[int]:
    """How often each status was answered to those who ask together."""
    browsers = [(running.by(person), referral) for person, referral in asking]
    together = Barrier(len(asking))

    def ask(number: int) -> int:
        by, referral = browsers[number]
        together.wait()
        body, once = {"referral": referral, "homes": [{"urn": URN, "hold": True}]}, key()
        for _ in range(TRIES):
            status = int(by.post("/authority/do/send-to-homes", json=body, headers=once).status_code)
            if status != BUSY:
                return status
        return BUSY

    with ThreadPoolExecutor(len(asking)) as pool:
        return Counter(pool.map(ask, range(len(asking))))


def held(running: Running) -> int:
    with running.store.transaction() as t:
        return len(t.session.scalars(select(HoldRow)).all())


def test_of_fifty_at_the_last_place_exactly_one_has_it(running: Running) -> None:
    assert at_once(running, officers(running)) == {200: 1, 409: OFFICERS - 1}
    assert held(running) == 1


def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks whether a place is held before they try for it."""
    monkeypatch.setattr(holds, "_free", lambda desk, home, told: list(range(1, told + 1)))


def test_the_database_and_not_a_look_beforehand_keeps_a_place_from_two(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    blind(monkeypatch)
    assert at_once(running, officers(running, 12)) == {200: 1, 409: 11}
    assert held(running) == 1


def test_without_the_constraint_a_place_held_twice_would_be_caught(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    blind(monkeypatch)
    asking = officers(running, 12)
    with running.store.transaction() as t:
        t.session.execute(text("DROP INDEX uq_holds_place"))
    assert at_once(running, asking)[200] > 1
    assert held(running) > 1
