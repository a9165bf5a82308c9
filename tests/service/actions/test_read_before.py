"""Whoever writes a departure, a view, places or an answer anew has read what stands there, or is told of it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest

from matching.sufficiency.refusals import Reason
from matching.world.child import Heard, View
from matching.world.vacancy import Vacancy
from service.actions import answer_authority, record_departure, record_view, tell_places
from service.actions.answer_authority import AnswerAuthority
from service.actions.record_departure import RecordDeparture
from service.actions.record_view import RecordView
from service.actions.tell_places import TellPlaces
from service.records import departing, residents_views
from service.records.bedrooms import hold_homes
from service.records.departing import Departure, WentTo, stay_of
from service.records.desk import Desk, at_desk
from service.records.differing import ChangedSince
from service.records.home_answers import HomeAnswer, Says, given
from service.records.homes import places_told
from service.records.people import actor_of
from service.records.residents_views import views_of
from service.store.opening import Store, Transaction
from tests.service.records.made import DAY, NOW, Made

HOME = Departure(left_on=DAY, to=WentTo.FAMILY)
ELSEWHERE = Departure(left_on=DAY - timedelta(days=1), to=WentTo.HEALTH)
FOR = View(heard=Heard.SAID, on=DAY, words="She can sit by me.", welcomes=True)
AGAINST = View(heard=Heard.SAID, on=DAY, words="I like it as it is.", welcomes=False)
ONE, TWO = ((Vacancy(places=places, since=DAY, told_on=DAY),) for places in (1, 2))
FULL, GROUP = (HomeAnswer(says=Says.NOT_OFFERED, reason=why) for why in (Reason.NO_PLACE, Reason.GROUP))
Writes = Callable[..., Any]
SQLITE, POSTGRES = (pytest.mark.parametrize("new", [name], indirect=True) for name in ("sqlite", "postgresql"))
"""In a file one writes at a time, and who comes between comes there too. On a server two look before either writes."""


def leaves(desk: Desk, made: Made, departure: Departure = HOME, was: Departure | None = None) -> Any:
    asked = RecordDeparture(home=made.home, child=made.residents[0], departure=departure, instead_of=was)
    return record_departure.record_departure(desk, asked)


def says(desk: Desk, made: Made, view: View = FOR, noted: int = 1) -> Any:
    about = {"home": made.home, "referral": made.referral, "resident": made.residents[0]}
    return record_view.record_view(desk, RecordView(view=view, noted=noted, **about))


def tells(desk: Desk, made: Made, told: tuple[Vacancy, ...] = ONE, was: tuple[Vacancy, ...] = ()) -> Any:
    return tell_places.tell_places(desk, TellPlaces(home=made.home, vacancies=told, instead_of=was))


def answers(desk: Desk, made: Made, answer: HomeAnswer = FULL, was: HomeAnswer | None = None) -> Any:
    asked = AnswerAuthority(home=made.home, referral=made.referral, instead_of=was, **dict(answer))
    return answer_authority.answer_authority(desk, asked)


def gone(desk: Desk, made: Made) -> Any:
    return stay_of(desk, made.home, made.residents[0]).departure


def said(desk: Desk, made: Made) -> Any:
    return next(each.view for each in views_of(desk, made.home, made.referral) if each.id == made.residents[0])


def free(desk: Desk, made: Made) -> Any:
    return places_told(desk, made.home)


def answered(desk: Desk, made: Made) -> Any:
    return given(desk, made.home, made.referral).answer


KINDS: dict[str, tuple[Writes, dict[str, Any], dict[str, Any], Writes, Any]] = {
    "departure": (leaves, {"departure": ELSEWHERE}, {"was": HOME}, gone, (HOME, ELSEWHERE)),
    "view": (says, {"view": AGAINST}, {"noted": 2}, said, (FOR, AGAINST)),
    "places": (tells, {"told": TWO}, {"was": ONE}, free, (ONE, TWO)),
    "answer": (answers, {"answer": GROUP}, {"was": FULL}, answered, (FULL, GROUP)),
}


def by(store: Store, made: Made, work: Callable[..., Any], **said: Any) -> Any:
    return at_desk(store, made.manager, NOW, lambda desk: work(desk, made, **said))


def is_not_replaced_unread(store: Store, made: Made, kind: str) -> None:
    writes, other, read, reads, (first, second) = KINDS[kind]
    by(store, made, writes)
    with pytest.raises(ChangedSince):
        by(store, made, writes, **other)
    assert by(store, made, reads) == first
    by(store, made, writes, **other, **read)
    assert by(store, made, reads) == second


@SQLITE
@pytest.mark.parametrize("kind", KINDS)
def test_what_somebody_else_wrote_is_not_replaced_by_who_has_not_read_it(store: Store, made: Made, kind: str) -> None:
    is_not_replaced_unread(store, made, kind)


@SQLITE
@pytest.mark.parametrize("kind", KINDS)
def test_a_last_one_who_wins_without_a_word_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    for module in (departing, tell_places, answer_authority):
        monkeypatch.setattr(module, "must_be_as_read", lambda *_: None)
    monkeypatch.setattr(residents_views, "must_be_as_many", lambda *_: None)
    with pytest.raises(pytest.fail.Exception):
        is_not_replaced_unread(store, made, kind)


MODULES: dict[str, Any] = {
    "departure": departing,
    "view": residents_views,
    "places": tell_places,
    "answer": answer_authority,
}


def is_read_once_held(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Somebody else writes just before the home is held."""
    writes, other, _, reads, (first, _) = KINDS[kind]

    def just_before(t: Transaction, homes: list[str]) -> None:
        monkeypatch.setattr(MODULES[kind], "hold_homes", hold_homes)
        writes(Desk(t, actor_of(t, made.manager, NOW), NOW), made)
        hold_homes(t, homes)

    def both(desk: Desk) -> Any:
        with pytest.raises(ChangedSince):
            writes(desk, made, **other)
        return reads(desk, made)

    monkeypatch.setattr(MODULES[kind], "hold_homes", just_before)
    assert at_desk(store, made.manager, NOW, both) == first


@SQLITE
@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_is_read_once_it_is_held(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    is_read_once_held(store, made, monkeypatch, kind)


def both_at_once(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch, kind: str) -> tuple[int, bool]:
    """How many were kept of two who have both begun before either holds the home, and whether one of theirs stands."""
    writes, other, _, reads, stands = KINDS[kind]
    begun = Barrier(2)

    def together(t: Transaction, homes: list[str]) -> None:
        begun.wait()
        hold_homes(t, homes)

    def write(said: dict[str, Any]) -> bool:
        try:
            by(store, made, writes, **said)
        except ChangedSince:
            return False
        return True

    with monkeypatch.context() as at_once, ThreadPoolExecutor(2) as pool:
        at_once.setattr(MODULES[kind], "hold_homes", together)
        kept = sum(pool.map(write, ({}, other)))
    return kept, by(store, made, reads) in stands


@POSTGRES
def test_of_two_who_write_at_once_one_is_told(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = ("places", "view", "departure", "answer")
    assert [both_at_once(store, made, monkeypatch, kind) for kind in kinds] == [(1, True)] * 4
