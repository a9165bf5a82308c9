"""What a child who lives at the home says of one referred is the home's own, counts at once, and is never guessed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from matching.errors import BadInput
from matching.findings import Outcome
from matching.rules import residents_views as rule
from matching.world.child import Heard, View
from scenarios import storybook
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.access.subject import Subject
from service.actions import read_views, record_view, run_check
from service.actions.read_views import AskViews, ViewOf
from service.actions.record_view import RecordView
from service.actions.run_check import RunCheck
from service.assessing import running
from service.assessing.shown import as_shown
from service.records import desk
from service.records.desk import NotThere
from service.records.subjects import subjects_of
from service.records.taking_in import take_in_referral
from service.records.versions import Writing
from service.store.opening import Store
from service.store.rows import ChildVersionRow, SendingRow
from tests.service.actions.doing import count, do
from tests.service.conftest import Make
from tests.service.records.made import DAY, NOW, WORLD, Made

RESIDENT = WORLD.groups[0].residents[0].child
REFERRAL = WORLD.referrals[0]
AGAINST = View(heard=Heard.SAID, on=DAY, words="I like it as it is.", welcomes=False)
FOR = View(heard=Heard.SAID, on=DAY, words="She can sit by me.", welcomes=True)


@pytest.fixture
def new(new_sqlite: Make) -> Make:
    """On one database alone: what the other makes of it, the pages' journey shows."""
    return new_sqlite


def say(store: Store, made: Made, view: View, person: str | None = None, **changed: Any) -> None:
    read = living(store, made)
    asked: dict[str, Any] = {"home": made.home, "referral": made.referral, "resident": read.child}
    asked["noted"] = len(read.noted)
    do(store, record_view.ACT, RecordView(view=view, **(asked | changed)), person or made.manager)


def living(store: Store, made: Made) -> ViewOf:
    """The first of the residents, as the manager reads what was said."""
    asked = AskViews(home=made.home, referral=made.referral)
    found = do(store, read_views.ACT, asked, made.manager).residents
    return next(each for each in found if each.id == RESIDENT.id)


def outcome(store: Store, made: Made) -> Outcome:
    """What the check comes to about that resident's view."""
    found = do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager)
    findings = as_shown(found.written).report.findings
    return next(f.outcome for f in findings if f.rule == rule.ID and f.about == RESIDENT.id)


def test_a_view_that_is_written_down_counts_in_the_next_check(store: Store, made: Made) -> None:
    say(store, made, AGAINST)
    assert outcome(store, made) is Outcome.NOT_MET
    say(store, made, FOR)
    assert outcome(store, made) is Outcome.MET


def test_a_child_who_has_said_nothing_of_it_is_never_taken_to_be_for_it(store: Store, made: Made) -> None:
    say(store, made, FOR.model_copy(update={"heard": Heard.OBSERVED, "welcomes": None}))
    assert outcome(store, made) is Outcome.NOT_KNOWN


def test_everybody_who_lives_there_is_asked_for_at_once(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[tuple[str, ...]]()

    def noting(session: Session, kind: Kind, ids: tuple[str, ...], day: date) -> dict[str, Subject]:
        asked.extend([ids] if kind is Kind.CHILD else [])
        return subjects_of(session, kind, ids, day)

    monkeypatch.setattr(desk, "subjects_of", noting)
    living(store, made)
    assert len(made.residents) > 1
    assert [sorted(ids) for ids in asked] == [[made.referred], sorted(made.residents)]


def test_all_that_was_written_stays_with_when_and_by_whom_and_the_last_counts(store: Store, made: Made) -> None:
    before = len(living(store, made).noted)
    say(store, made, AGAINST)
    say(store, made, FOR)
    found = living(store, made)
    assert found.view == FOR
    assert [each.view for each in found.noted[:2]] == [FOR, AGAINST]
    assert len(found.noted) == before + 2
    assert all(each.at == NOW and each.by for each in found.noted[:2])


def test_that_nobody_has_asked_is_not_written_of_a_child_who_was_heard(store: Store, made: Made) -> None:
    say(store, made, AGAINST.model_copy(update={"on": DAY - timedelta(days=1)}))
    with pytest.raises(BadInput) as refused:
        say(store, made, View(heard=Heard.NOT_YET_ASKED, on=DAY, why_not="She is away."))
    assert [problem.where for problem in refused.value.problems] == ["heard"]
    assert outcome(store, made) is Outcome.NOT_MET


def test_everything_wrong_with_a_view_is_said_at_once_and_names_nobody(store: Store, made: Made) -> None:
    wrong = View(heard=Heard.SAID, on=DAY + timedelta(days=1), welcomes=True)
    with pytest.raises(BadInput) as refused:
        say(store, made, wrong)
    assert [problem.where for problem in refused.value.problems] == ["view", "view, day"]
    assert not any(name in str(refused.value) for name in (RESIDENT.id, RESIDENT.name, REFERRAL.child.name))


def test_nobody_but_who_may_write_of_the_group_writes_down_a_view(store: Store, made: Made) -> None:
    child, before = living(store, made).child, living(store, made).noted
    for kind in (RelationKind.COORDINATOR, RelationKind.RESPONSIBLE_INDIVIDUAL, RelationKind.PLACEMENT_OFFICER):
        with pytest.raises(NotThere):
            say(store, made, AGAINST, made.people[kind], resident=child)
    with pytest.raises(NotThere):
        say(store, made, AGAINST, resident=made.referred)
    assert living(store, made).noted == before


def one_more_of_that_id(store: Store, made: Made) -> str:
    """Another authority's referral to the home, of another child, by the same id."""
    other = REFERRAL.model_copy(update={"child": storybook.child("C-900", "Noor", DAY.replace(year=DAY.year - 14))})
    told = other.model_copy(update={"placing_authority": "Eastmarch"})
    with store.transaction() as t:
        id = take_in_referral(Writing(t, DAY, NOW), told)
        t.session.add(SendingRow(referral_id=id, home_id=made.home, sent_on=DAY))
    return id


def of_another(store: Store, made: Made) -> Outcome:
    """What the check of another child by the same id comes to, after a welcome of the first."""
    say(store, made, FOR)
    other = one_more_of_that_id(store, made)
    found = do(store, run_check.ACT, RunCheck(home=made.home, referral=other), made.manager)
    findings = as_shown(found.written).report.findings
    return next(f.outcome for f in findings if f.rule == rule.ID and f.about == RESIDENT.id)


def test_a_view_of_one_child_is_never_taken_for_a_view_of_another_by_the_same_id(store: Store, made: Made) -> None:
    assert of_another(store, made) is Outcome.NOT_KNOWN
    with pytest.raises(BadInput, match="another referral to this home"):
        say(store, made, AGAINST)


def test_the_test_of_views_by_the_same_id_catches_a_check_that_takes_them_all(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "only_own_views", lambda desk, home, referral, world: world)
    assert of_another(store, made) is Outcome.MET


def test_a_view_is_written_with_where_the_child_lives_and_not_into_the_childs_record(store: Store, made: Made) -> None:
    before = count(store, ChildVersionRow)
    say(store, made, AGAINST)
    assert count(store, ChildVersionRow) == before
