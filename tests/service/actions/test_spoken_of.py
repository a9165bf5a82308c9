"""Once a record is destroyed, the records of others that are in use say of nobody what they said of that child."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from matching.world.child import Heard, View
from matching.world.facts import Role
from matching.world.group import NewcomerView, Tie, TieKind
from matching.world.referral import Bond, SiblingBond
from service.records import retention
from service.records.desk import at_desk
from service.records.entering import Entry, enter
from service.records.handing_out import hand_out
from service.records.residents_views import views_of
from service.records.spoken_of import NOBODY
from service.records.taking_in import take_in_group, take_in_referral
from service.records.versions import Writing
from service.store.opening import Store
from service.store.rows import ChildVersionRow, GroupVersionRow, HomeRow, ReferralRow, SendingRow
from tests.service.actions.doing import count
from tests.service.actions.test_placing import told
from tests.service.actions.test_retention import LATER, Declined, ask, confirm, declined_at
from tests.service.conftest import Make
from tests.service.records.made import DAY, NOW, WORLD, Made


@pytest.fixture
def new(new_sqlite: Make) -> Make:
    """On one database alone: on the other the same is asked when a record is destroyed there."""
    return new_sqlite


@pytest.fixture
def declined(store: Store, made: Made) -> Declined:
    return declined_at(store, made)


def spoken_of(store: Store, of: Declined) -> str:
    """What the records in use say once the child's is gone: a tie, a view and a sister's referral spoke of it."""
    home, view = of.made.home, View(heard=Heard.SAID, on=DAY, words="I know her.", welcomes=True)
    with store.transaction() as t:
        writing = Writing(t, DAY, NOW)
        group = WORLD.groups[0]
        tie = Tie(children=("C-85", group.residents[0].child.id), kind=TieKind.FRIENDS, said_by=Role.SCHOOL, on=DAY)
        tie = tie.model_copy(update={"note": "Maryam 5 and he swim together; so says MARYAM."})
        views = (*group.residents[0].views, NewcomerView(referral="R-85", view=view))
        first = group.residents[0].model_copy(update={"views": views})
        said = {"ties": (*group.ties, tie), "residents": (first, *group.residents[1:])}
        take_in_group(writing, group.model_copy(update=said))
    bond = SiblingBond(child="C-85", bond=Bond.SHOULD, said_by=Role.SCHOOL, why="She misses Maryam 5.")
    sister = told(6, placing_authority="By telephone", siblings=(bond,))
    sister = sister.model_copy(update={"child": sister.child.model_copy(update={"name": "Nadia"})})
    (hers,) = at_desk(store, of.made.manager, NOW, lambda desk: enter(desk, home, (Entry(referral=sister),)))
    ask(store, of)
    confirm(store, of)
    with store.transaction() as t:
        world = hand_out(t, LATER.date(), HomeRow.id == home, ReferralRow.id == hers.referral).world
    return world.groups[0].model_dump_json() + world.referrals[0].model_dump_json()


def test_what_the_records_in_use_of_others_say_of_the_child_is_said_of_nobody(store: Store, declined: Declined) -> None:
    before = count(store, ChildVersionRow)
    said = spoken_of(store, declined)
    assert not [words for words in ("C-85", "R-85", "maryam") if words in said.casefold() or words in said]
    assert "I know her." in said
    assert said.count(NOBODY) == 3
    assert said.count(declined.child) == 2
    assert count(store, ChildVersionRow) == before
    with store.transaction() as t:
        versions = t.session.scalars(select(GroupVersionRow).order_by(GroupVersionRow.number)).all()
        assert "C-85" in t.words(versions[-2], "record")


def test_a_name_left_in_the_group_would_be_caught(
    store: Store, declined: Declined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "unsay", lambda *_: None)
    with pytest.raises(AssertionError):
        test_what_the_records_in_use_of_others_say_of_the_child_is_said_of_nobody(store, declined)


def test_who_goes_by_the_same_ids_next_is_taken_for_nobody(store: Store, declined: Declined) -> None:
    spoken_of(store, declined)
    home, own = declined.made.home, told(5, placing_authority="By telephone", received_on=DAY)
    manager = declined.made.manager
    (next_one,) = at_desk(store, manager, LATER, lambda desk: enter(desk, home, (Entry(referral=own),)))
    heard = at_desk(store, manager, LATER, lambda desk: views_of(desk, home, next_one.referral))
    assert [(each.view, each.noted) for each in heard] == [(None, ())] * len(heard)
    assert heard


def test_words_of_another_child_who_goes_by_the_same_id_stay_with_that_child(store: Store, declined: Declined) -> None:
    other = told(5, placing_authority="Eastmarch")
    with store.transaction() as t:
        referral = take_in_referral(Writing(t, DAY, NOW), other)
        t.session.add(SendingRow(referral_id=referral, home_id=declined.made.home, sent_on=DAY))
    said = spoken_of(store, declined)
    assert "C-85" in said
    assert "R-85" in said
