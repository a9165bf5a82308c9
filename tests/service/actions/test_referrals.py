"""Referrals are entered whole or not at all, and wait in the order of their urgency until they are decided on."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, true

from matching.errors import BadInput
from matching.formats import json_referral
from matching.world.referral import Referral, Urgency
from matching.world.statement import StayKind
from scenarios import storybook
from scenarios.storybook import TODAY
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.actions import enter_referrals, read_referral, receive_referrals, run_check, waiting
from service.actions.enter_referrals import EnterReferrals
from service.actions.read_referral import AskReferral
from service.actions.receive_referrals import ReceiveReferrals
from service.actions.run_check import RunCheck
from service.actions.waiting import AskWaiting
from service.receiving.file import Form, ReceivedFile
from service.records import references
from service.records.desk import NotThere, at_desk
from service.records.entering import Entry
from service.records.people import add_person, relate
from service.records.taking_in import take_in_home
from service.records.versions import Writing
from service.store.opening import Store
from service.store.rows import AuditRow, ChildRow, ReferralRow, SendingRow
from tests.service.actions.doing import count, do
from tests.service.records.made import NOW, WORLD, Made


def told(number: int, **changes: Any) -> Referral:
    """A referral that came by telephone: little is known."""
    unknown = {"otherwise": None, "day_care": None, "school": None}
    child = changes.pop("child", None) or storybook.child(f"C-7{number}", "Maryam", None, **unknown)
    blank = dict.fromkeys(("contact", "siblings", "avoid", "history", "wishes", "papers", "identity_needs"))
    return storybook.referral(id=f"R-7{number}", child=child, enquiries=(), **(blank | changes))


def enter(store: Store, made: Made, *entries: Entry, person: str | None = None) -> Any:
    asked = EnterReferrals(home=made.home, referrals=entries)
    return do(store, enter_referrals.ACT, asked, person or made.manager)


def test_what_is_entered_waits_and_what_was_not_said_stays_not_known(store: Store, made: Made) -> None:
    (entered,) = enter(store, made, Entry(referral=told(1))).referrals
    asked = AskReferral(home=made.home, referral=entered.referral)
    read = do(store, read_referral.ACT, asked, made.manager)
    assert read.referral == told(1)
    assert (read.referral.child.date_of_birth, read.referral.wishes) == (None, None)
    assert read.missing.needs_not_said > 40
    assert {"date of birth", "wishes", "siblings"} <= set(read.missing.not_said)
    assert not read.missing.papers_noted
    assert len(read.missing.papers) == 5


def test_emergencies_come_first_then_the_soonest_then_what_lacks_most(store: Store, made: Made) -> None:
    urgent = {"urgency": Urgency.EMERGENCY, "kind": StayKind.EMERGENCY, "start": TODAY, "notice_hours": 3}
    later = told(1, start=storybook.FIRST_NIGHT + timedelta(days=1))
    entries = [later, told(2), told(3, received_on=TODAY, **urgent)]
    enter(store, made, *(Entry(referral=r, is_another_child=True) for r in entries))
    found = do(store, waiting.ACT, AskWaiting(home=made.home), made.manager).referrals
    assert [one.reference for one in found] == ["R-73", "R-72", "R-1", "R-71"]
    assert found[2].missing.count == 0


def test_each_child_that_waits_is_noted_once_in_the_audit(store: Store, made: Made) -> None:
    do(store, waiting.ACT, AskWaiting(home=made.home), made.manager)
    with store.transaction() as t:
        read = t.session.scalars(select(AuditRow.child_id).where(AuditRow.subject_kind == Kind.CHILD)).all()
    assert Counter(read) == {made.referred: 1}


def test_every_problem_of_every_referral_is_told_at_once_and_nothing_is_kept(store: Store, made: Made) -> None:
    before = [count(store, kind) for kind in (ReferralRow, ChildRow, SendingRow)]
    late = told(2, received_on=TODAY + timedelta(days=1))
    with pytest.raises(BadInput) as found:
        enter(store, made, Entry(referral=told(1)), Entry(referral=late), Entry(referral=told(1)))
    assert {(p.where, p.what) for p in found.value.problems} >= {
        ("referral 3, id", "another of these has the same id"),
        ("referral 3, child, id", "another of these has the same id"),
    }
    assert any(p.where.startswith("referral 2, referral R-72, received on") for p in found.value.problems)
    facts = (storybook.told({"self_harm": 1}, None)[0].model_copy(update={"about": "maryam_hits"}),)
    child = told(4).child.model_copy(update={"facts": facts})
    with pytest.raises(BadInput) as named:
        enter(store, made, Entry(referral=told(4, child=child)))
    assert all("maryam" not in str(each.value).lower() for each in (found, named))
    assert [count(store, kind) for kind in (ReferralRow, ChildRow, SendingRow)] == before


def test_a_child_whose_record_is_kept_is_never_taken_for_another(store: Store, made: Made) -> None:
    (resident,) = (r.child for r in WORLD.groups[0].residents if r.child.name == "Asha")
    again = told(1, child=storybook.child("C-99", "asha", resident.date_of_birth))
    with pytest.raises(BadInput, match="a child of the same name"):
        enter(store, made, Entry(referral=again))
    with pytest.raises(BadInput, match="the id is taken"):
        enter(store, made, Entry(referral=told(1, child=storybook.child(resident.id, "Nobody", None))))
    assert len(enter(store, made, Entry(referral=again, is_another_child=True)).referrals) == 1
    with store.transaction() as t:
        opened = set(t.session.scalars(select(AuditRow.child_id)))
    assert opened >= set(made.residents)


def test_a_child_who_is_known_keeps_every_fact_and_two_answers_become_not_known(store: Store, made: Made) -> None:
    (entered,) = enter(store, made, Entry(referral=told(1))).referrals
    child = storybook.child("C-71", "Maryam", None, needs={"self_harm": 3}, otherwise=None, school="Hill End")
    both = told(2, child=child)
    enter(store, made, Entry(referral=both, known_child=entered.child))
    third = told(3, child=child.model_copy(update={"school": "Low Moor", "facts": ()}))
    (last,) = enter(store, made, Entry(referral=third, known_child=entered.child)).referrals
    asked = AskReferral(home=made.home, referral=last.referral)
    read = do(store, read_referral.ACT, asked, made.manager).referral.child
    assert read.school is None
    assert [fact.about for fact in read.facts] == ["self_harm"]


def test_a_file_is_received_whole_or_told_to_be_wrong_without_its_words(store: Store, made: Made) -> None:
    whole = ReceivedFile(form=Form.JSON, content=json_referral.write(told(1)))
    wrong = ReceivedFile(form=Form.JSON, content=json_referral.write(told(2)).replace(b'"planned"', b'"Maryam is ill"'))
    with pytest.raises(BadInput, match="file 2, urgency") as found:
        do(store, receive_referrals.ACT, ReceiveReferrals(home=made.home, files=(whole, wrong)), made.manager)
    assert "ill" not in str(found.value).split()
    assert count(store, ReferralRow) == 1
    do(store, receive_referrals.ACT, ReceiveReferrals(home=made.home, files=(whole,)), made.manager)
    assert count(store, ReferralRow) == 2


def test_only_who_runs_the_home_enters_referrals(store: Store, made: Made) -> None:
    entry = Entry(referral=told(1))
    for kind in set(RelationKind) - {RelationKind.REGISTERED_MANAGER, RelationKind.DEPUTY_MANAGER}:
        with pytest.raises(NotThere):
            enter(store, made, entry, person=made.people[kind])
    assert enter(store, made, entry, person=made.people[RelationKind.DEPUTY_MANAGER]).referrals


def test_a_postcode_of_a_childs_own_home_stays_with_who_keeps_the_record(store: Store, made: Made) -> None:
    child = told(1).child.model_copy(update={"home_postcode": "LS1 1UR"})
    (entered,) = enter(store, made, Entry(referral=told(1, child=child))).referrals
    asked = AskReferral(home=made.home, referral=entered.referral)
    assert do(store, read_referral.ACT, asked, made.manager, NOW).referral.child.home_postcode is None


def another_home(store: Store, made: Made) -> tuple[str, str]:
    """A home of the same provider, and its manager, who may read nothing of this one."""
    with store.transaction() as t:
        home = take_in_home(Writing(t, TODAY, NOW), WORLD.homes[0].model_copy(update={"urn": "SC777777"}))
        manager = add_person(t, made.provider, "Manager there")
        relate(t, manager, RelationKind.REGISTERED_MANAGER, home, TODAY - timedelta(days=9))
    return home, manager


def test_an_id_that_is_taken_at_another_home_tells_nobody_that_there_is_such_a_record(store: Store, made: Made) -> None:
    home, manager = another_home(store, made)
    resident = WORLD.groups[0].residents[0].child
    enter(store, made, Entry(referral=told(1)))
    taken = told(1, child=storybook.child(resident.id, "Nobody", None))
    asked = EnterReferrals(home=home, referrals=(Entry(referral=taken),))
    (entered,) = do(store, enter_referrals.ACT, asked, manager).referrals
    read = do(store, read_referral.ACT, AskReferral(home=home, referral=entered.referral), manager)
    assert (read.referral.id, read.referral.child) == (taken.id, taken.child)
    assert [r.reference for r in do(store, waiting.ACT, AskWaiting(home=home), manager).referrals] == [taken.id]
    kept = at_desk(store, made.manager, NOW, lambda desk: {id: desk.child(id).name for id in made.residents})
    assert resident.name in kept.values()
    with pytest.raises(BadInput, match="the id is taken"):
        do(store, enter_referrals.ACT, asked, manager)
    do(store, run_check.ACT, RunCheck(home=home, referral=entered.referral), manager)


def test_a_taken_id_that_is_told_of_would_be_caught(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "visible", lambda *_: true())
    with pytest.raises(BadInput, match="the id is taken"):
        test_an_id_that_is_taken_at_another_home_tells_nobody_that_there_is_such_a_record(store, made)
