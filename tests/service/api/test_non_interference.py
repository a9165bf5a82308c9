"""What a placing authority is answered is the same to the byte, whoever lives at a home and whatever is done there."""

from __future__ import annotations

import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import func, select

from matching.world.child import Child
from matching.world.published import PublishedHome
from matching.world.vacancy import Vacancy
from service.access.relation import RelationKind as Is
from service.actions import read_released, search_homes
from service.api.etag import mark_of
from service.api.route import Route
from service.records.assessments import changes_since
from service.records.desk import Desk, at_desk
from service.records.published import published
from service.records.sessions import begin
from service.records.statements import Released, released
from service.records.taking_in import take_in_group
from service.records.versions import Writing
from service.settings import Settings
from service.store.opening import Store, open_store
from service.store.rows import AssessmentRow, ResidenceRow
from tests.service.api.asking import MISSING, ROUTES, asked, example_of, ids_of, keeps_from_somebody, key
from tests.service.api.conftest import COOKIE, Running
from tests.service.conftest import Make
from tests.service.records.made import NOW, WORLD, make

KEYS = "0123456789abcdef"


@dataclass(frozen=True)
class Two:
    """The same records twice, but for the children who live at the home; and an officer signed in to both."""

    one: Running
    other: Running
    token: str


@pytest.fixture
def two(new_sqlite: Make) -> Iterator[Two]:
    settings = new_sqlite()
    store = open_store(settings, NOW)
    made = make(store)
    with store.transaction() as t:
        token = begin(t, made.officer, NOW)
    release(Running(store, made))
    store.close()
    stores = [open_store(each, NOW) for each in (settings, copied(settings))]
    one, other = (Running(each, made) for each in stores)
    live_otherwise(other)
    yield Two(one, other, token)
    for each in stores:
        each.close()


def copied(settings: Settings) -> Settings:
    data = Path(f"{settings.data}-copied")
    shutil.copytree(settings.data, data)
    return replace(settings, data=data, database=settings.database.replace(str(settings.data), str(data)))


def live_otherwise(running: Running) -> None:
    """Other names, needs and dates of birth, changed at other times and often, and read by others."""
    made = running.made
    for number, resident in enumerate(made.residents):
        for day in range(number + 1):
            at_desk(running.store, made.manager, NOW + timedelta(days=day), partial(written_otherwise, resident))
    running.as_(Is.COORDINATOR).get("/children")
    running.now = NOW + timedelta(days=len(made.residents))
    check(running)
    with running.store.transaction() as t:
        (group,) = WORLD.groups
        fewer = group.model_copy(update={"residents": group.residents[1:]})
        take_in_group(Writing(t, NOW.date(), NOW), fewer)


def do(running: Running, action: str, **body: str) -> str:
    answer = running.manager.post(f"/do/{action}", json=body, headers=key())
    assert answer.status_code == 200, answer.text
    return str(answer.json()["id"])


def check(running: Running) -> str:
    return do(running, "run-the-match-check", home=running.made.home, referral=running.made.referral)


def release(running: Running) -> None:
    """What the authority may read of what the home thinks."""
    words = "We have no place that suits just now."
    written = do(running, "write-a-statement", assessment=check(running), words=words)
    do(running, "release-a-statement", statement=written)


def written_otherwise(resident: str, desk: Desk) -> None:
    desk.write_child(resident, other_child(desk.child(resident)))


def other_child(child: Child) -> Child:
    return child.model_copy(
        update={"name": f"{child.name} Quillfeather", "facts": child.facts[:1], "date_of_birth": None}
    )


def ends_the_referral(route: Route) -> tuple[bool, bool]:
    """Asked after everything else: what is closed, or kept from the officer, is answered of no more.

    Once more is told of the child, whatever was checked is old at every home, whoever lives there.
    """
    return keeps_from_somebody(route), "clos" in route.path or "tell-more" in route.path


def answers(running: Running, token: str) -> list[tuple[object, ...]]:
    """Everything that an officer is answered, with its headers, asking all there is with every id there is."""
    running.now = NOW + timedelta(minutes=5)
    by, made = running.anybody(Cookie=f"{COOKIE}={token}"), running.made
    found: list[tuple[object, ...]] = []
    numbers = count(1)
    for route in sorted(ROUTES, key=ends_the_referral):
        if route.path == "/sign-out":
            continue
        for child in (*made.residents, made.referred, MISSING) if "{child}" in route.path else (MISSING,):
            for organisation in (made.provider, made.authority) if "{organ" in route.path else (made.provider,):
                ids = ids_of(made, child=child, organisation=organisation)
                headers = {"Idempotency-Key": KEYS + str(len(found))}
                with pytest.MonkeyPatch.context() as ids_in_turn:
                    ids_in_turn.setattr(secrets, "token_hex", lambda size: f"{next(numbers):0{2 * size}x}")
                    answer = asked(by, route, ids, example_of(route, ids) if route.takes else None, headers)
                found.append((route.path, answer.status_code, answer.content, tuple(answer.headers.multi_items())))
    return found


def test_an_authority_is_answered_the_same_whoever_lives_at_the_home(two: Two) -> None:
    one, other = answers(two.one, two.token), answers(two.other, two.token)
    assert sum(each[1] == 200 for each in one) > 8
    assert [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]] == []


def test_a_mark_made_from_more_than_was_shown_would_be_caught(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(store: Store, person: str, shown: bytes) -> str:
        beside = sqlite3.connect(f"file:{store.engine.url.database}?mode=ro", uri=True)
        lines = beside.execute("SELECT count(*) FROM audit_rows").fetchone()
        beside.close()
        return mark_of(store, person, shown + str(lines).encode())

    monkeypatch.setattr("service.api.answering.mark_of", defect)
    with pytest.raises(AssertionError):
        test_an_authority_is_answered_the_same_whoever_lives_at_the_home(two)


def test_a_statement_marked_as_old_for_the_authority_would_be_caught(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(desk: Desk, referral: str) -> tuple[Released, ...]:
        rows = desk.t.session.scalars(select(AssessmentRow).order_by(AssessmentRow.made_at)).all()
        changed = bool(changes_since(desk, rows[0]))
        return tuple(each.model_copy(update={"words": f"{each.words} {changed}"}) for each in released(desk, referral))

    monkeypatch.setattr(read_released, "released", defect)
    with pytest.raises(AssertionError):
        test_an_authority_is_answered_the_same_whoever_lives_at_the_home(two)


def test_places_worked_out_from_who_lives_there_would_be_caught(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(desk: Desk) -> tuple[PublishedHome, ...]:
        living = select(func.count()).select_from(ResidenceRow).where(ResidenceRow.gone_from.is_(None))
        told = Vacancy(places=desk.t.session.scalar(living) or 0, since=desk.day, told_on=desk.day)
        return tuple(home.model_copy(update={"vacancies": (told,)}) for home in published(desk))

    monkeypatch.setattr(search_homes, "published", defect)
    with pytest.raises(AssertionError):
        test_an_authority_is_answered_the_same_whoever_lives_at_the_home(two)
