"""Who has looked at a child's record is told a page at a time, refusals too, with no other organisation's names."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from service.access.action import Action
from service.access.relation import RelationKind
from service.actions import run_check, who_looked
from service.actions.run_check import RunCheck
from service.actions.who_looked import AskWhoLooked, WhoLooked
from service.records.desk import NotThere, at_desk
from service.store.opening import Store
from tests.service.actions.doing import do
from tests.service.records.made import NOW, WORLD, Made


def looked(store: Store, person: str, child: str, **changed: Any) -> WhoLooked:
    return do(store, who_looked.ACT, AskWhoLooked(child=child, **changed), person)


def test_every_look_and_every_refusal_is_told_the_newest_first(store: Store, made: Made) -> None:
    child = made.residents[0]
    at_desk(store, made.manager, NOW - timedelta(hours=1), lambda desk: desk.child(child))
    with pytest.raises(NotThere):
        at_desk(store, made.officer, NOW, lambda desk: desk.child(child))
    found = looked(store, made.manager, child)
    assert [(line.name, line.action, line.allowed) for line in found.lines] == [
        ("registered manager of a home", Action.READ_AUDIT, True),
        (None, Action.READ, False),
        ("registered manager of a home", Action.READ, True),
    ]
    assert {line.organisation for line in found.lines} == {WORLD.homes[0].provider, "Westmarch"}
    assert found.more_before is None


@pytest.mark.parametrize("number", [0, 2**63])
def test_a_place_that_no_line_can_have_is_refused_before_the_records_are_asked(number: int) -> None:
    with pytest.raises(ValidationError):
        AskWhoLooked(child="0" * 32, before=number)


def test_pages_give_each_line_once_and_end(store: Store, made: Made) -> None:
    child = made.residents[0]
    for minutes in range(5):
        at_desk(store, made.manager, NOW - timedelta(minutes=minutes), lambda desk: desk.child(child))
    numbers: list[int] = []
    before = None
    for _ in range(9):
        page = looked(store, made.manager, child, before=before, at_most=2)
        new = [line.number for line in page.lines]
        assert len(new) <= 2
        numbers, before = numbers + new, page.more_before
        if before is None:
            break
    assert before is None
    assert numbers == [6, 5, 4, 3, 2, 1]


def test_a_check_is_a_look_at_every_child_in_it(store: Store, made: Made) -> None:
    do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager)
    for child in made.residents:
        lines = looked(store, made.people[RelationKind.AUDITOR], child).lines
        assert Action.READ in {line.action for line in lines}
    assert looked(store, made.officer, made.referred).lines


def test_how_often_a_home_checks_a_child_and_whom_it_opens_meanwhile_reaches_no_authority(
    store: Store, made: Made
) -> None:
    do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager)
    once = looked(store, made.officer, made.referred).lines
    for _ in range(2):
        do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager)
    again = looked(store, made.officer, made.referred).lines
    assert again[1:] == once
    assert [line.number for line in again] == [*range(len(again), 0, -1)]
    assert len([line for line in once if line.name is None]) == 1


def test_who_may_not_know_is_told_nothing(store: Store, made: Made) -> None:
    for kind in (RelationKind.ADMINISTRATOR, RelationKind.COORDINATOR, RelationKind.PLACEMENT_OFFICER):
        with pytest.raises(NotThere):
            looked(store, made.people[kind], made.residents[0])
