"""What would make it a match is chosen into a plan whose tasks say who, by when and at what cost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from matching.errors import BadInput
from matching.world.change import with_account, with_child
from matching.world.world import World
from scenarios import storybook
from service.access.relation import RelationKind
from service.actions import choose_remedies, read_plan, run_check, update_task, what_would_help
from service.actions.choose_remedies import ChooseRemedies
from service.actions.read_plan import AskPlan
from service.actions.run_check import RunCheck
from service.actions.update_task import UpdateTask
from service.actions.what_would_help import AskWhatWouldHelp
from service.records import plans
from service.records.desk import Desk, NotThere
from service.records.differing import ChangedSince
from service.records.open_still import hold_row
from service.records.people import actor_of
from service.records.plans import Plan, TaskKind
from service.records.taking_in import take_in
from service.records.versions import Writing
from service.store.base import Base
from service.store.opening import Store, Transaction
from service.store.rows import ReadinessPlanRow
from tests.service.actions.doing import count, do
from tests.service.records.made import DAY, NOW, WORLD, Made

CHILD = WORLD.referrals[0].child.id
SEIZURES = with_child(WORLD, CHILD, lambda c: with_account(c, "seizures", storybook.said(3)))


def write(store: Store, world: World) -> None:
    with store.transaction() as t:
        take_in(Writing(t, DAY, NOW), world)


@pytest.fixture
def assessment(store: Store, made: Made) -> str:
    """Of a child whose seizures two more members of staff would have to be trained for."""
    write(store, SEIZURES)
    return do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager).id


def help_steps(store: Store, made: Made) -> tuple[str, ...]:
    asked = AskWhatWouldHelp(home=made.home, referral=made.referral)
    (alternative,) = do(store, what_would_help.ACT, asked, made.manager).remedies.alternatives
    return tuple(step.id for step in alternative.steps)


def choose(store: Store, made: Made, assessment: str, *steps: str) -> Plan:
    return do(store, choose_remedies.ACT, ChooseRemedies(assessment=assessment, steps=steps), made.manager)


def current(store: Store, made: Made, now: Any = NOW, person: str | None = None) -> Plan | None:
    asked = AskPlan(home=made.home, referral=made.referral)
    return do(store, read_plan.ACT, asked, person or made.manager, now).plan


def test_a_chosen_remedy_becomes_tasks_with_who_by_when_and_cost(store: Store, made: Made, assessment: str) -> None:
    plan = choose(store, made, assessment, *help_steps(store, made))
    (change,) = (each.kept for each in plan.tasks if each.kept.kind is TaskKind.CHANGE)
    assert "train" in change.task.what.lower()
    assert (change.task.by, change.due >= DAY) == ("registered manager", True)
    assert (plan.weekly_pounds, plan.one_off_pounds) == (0, change.task.one_off_pounds)
    assert plan.one_off_pounds > 0
    assert {each.kept.kind for each in plan.tasks} >= {TaskKind.CHANGE, TaskKind.WELCOME}
    assert {each.kept.owner for each in plan.tasks} == {None}
    assert current(store, made) == plan


def keeps_what_was_done_in_the_plan_before(store: Store, made: Made, assessment: str) -> None:
    """Two read the plan, a deputy writes of a task, the manager makes another plan, and the deputy comes too late."""
    assert current(store, made) is None
    before = choose(store, made, assessment, *help_steps(store, made))
    shared = next(each for each in before.tasks if each.kept.kind is TaskKind.WELCOME)
    said: dict[str, Any] = {"task": shared.id, "due": shared.kept.due, "done_on": DAY, "evidence": "seen by Dee Marsh"}
    deputy, later = made.people[RelationKind.DEPUTY_MANAGER], NOW + timedelta(minutes=1)
    do(store, update_task.ACT, UpdateTask(**said, number=1), deputy)
    asked = ChooseRemedies(assessment=assessment, instead_of=before.id)
    last = do(store, choose_remedies.ACT, asked, made.manager, later)
    found = current(store, made)
    assert found is not None
    assert (found.id, found.steps) == (last.id, ())
    assert any(each.kept.kind is TaskKind.CONDITION for each in found.tasks)
    (again,) = (each.kept for each in found.tasks if each.kept.task.what == shared.kept.task.what)
    assert (again.done_on, again.evidence) == (DAY, "seen by Dee Marsh")
    for late in (asked, ChooseRemedies(assessment=assessment)):
        with pytest.raises(ChangedSince):
            do(store, choose_remedies.ACT, late, deputy, later)
    with pytest.raises(ChangedSince):
        do(store, update_task.ACT, UpdateTask(**said, number=2), deputy, later)
    assert current(store, made) == found


def test_a_plan_made_instead_of_another_keeps_what_was_written_and_who_comes_late_is_told(
    store: Store, made: Made, assessment: str
) -> None:
    keeps_what_was_done_in_the_plan_before(store, made, assessment)


def test_a_plan_made_anew_as_if_nothing_had_been_done_would_be_caught(
    store: Store, made: Made, assessment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans, "_written_so_far", lambda *_: {})
    with pytest.raises(AssertionError):
        keeps_what_was_done_in_the_plan_before(store, made, assessment)


@pytest.mark.parametrize("steps", [("train-staff:everything",), ("train-staff:rescue_medicine:2", "another")])
def test_steps_that_nobody_proposed_are_refused(
    store: Store, made: Made, assessment: str, steps: tuple[str, ...]
) -> None:
    with pytest.raises(BadInput, match="not those of one alternative"):
        choose(store, made, assessment, *steps)
    assert count(store, ReadinessPlanRow) == 0


def test_no_plan_is_made_from_a_void_assessment(store: Store, made: Made, assessment: str) -> None:
    write(store, WORLD)
    with pytest.raises(BadInput, match="has changed"):
        choose(store, made, assessment)


def test_a_task_is_given_to_somebody_is_late_and_is_done_with_what_shows_it(
    store: Store, made: Made, assessment: str
) -> None:
    task = choose(store, made, assessment, *help_steps(store, made)).tasks[0]
    due = DAY + timedelta(days=9)
    named = UpdateTask(task=task.id, number=1, owner="Dee Marsh", due=due)
    assert not do(store, update_task.ACT, named, made.manager).late
    later = NOW + timedelta(days=10)
    found = current(store, made, later)
    assert found is not None
    assert found.tasks[0].late
    assert found.tasks[0].kept.owner == "Dee Marsh"
    done = UpdateTask(task=task.id, number=2, owner="Dee Marsh", due=due, done_on=due, evidence="certificates on file")
    assert not do(store, update_task.ACT, done, made.manager, later).late
    found = current(store, made, later)
    assert found is not None
    assert not found.tasks[0].kept.is_open


def loses_nothing_said_meanwhile(store: Store, made: Made, assessment: str) -> None:
    task = choose(store, made, assessment).tasks[0]
    said: dict[str, Any] = {"task": task.id, "due": task.kept.due, "number": task.number}
    done = UpdateTask(**said, done_on=DAY, evidence="certificates on file")
    do(store, update_task.ACT, done, made.people[RelationKind.DEPUTY_MANAGER])
    for wrong, told in ((UpdateTask(**said), ChangedSince), (UpdateTask(**(said | {"number": 9})), BadInput)):
        with pytest.raises(told):
            do(store, update_task.ACT, wrong, made.manager)
    found = current(store, made)
    assert found is not None
    assert found.tasks[0].kept.done_on == DAY


def test_of_two_who_change_one_task_the_second_is_told(store: Store, made: Made, assessment: str) -> None:
    loses_nothing_said_meanwhile(store, made, assessment)


def loses_nothing_said_as_it_is_held(
    store: Store, made: Made, assessment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = choose(store, made, assessment).tasks[0]
    said: dict[str, Any] = {"task": task.id, "due": task.kept.due, "number": task.number}

    def just_before(t: Transaction, kind: type[Base], id: str) -> None:
        monkeypatch.setattr(plans, "hold_row", hold_row)
        update_task.update_task(Desk(t, actor_of(t, made.manager, NOW), NOW), UpdateTask(**said, owner="Dee Marsh"))
        hold_row(t, kind, id)

    monkeypatch.setattr(plans, "hold_row", just_before)
    with pytest.raises(ChangedSince):
        do(store, update_task.ACT, UpdateTask(**said), made.manager)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_what_was_said_of_a_task_just_before_it_is_held_is_not_lost(
    store: Store, made: Made, assessment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loses_nothing_said_as_it_is_held(store, made, assessment, monkeypatch)


def test_a_task_written_over_without_a_word_would_be_caught(
    store: Store, made: Made, assessment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans, "must_be_as_read", lambda *_: None)
    with pytest.raises(pytest.fail.Exception):
        loses_nothing_said_meanwhile(store, made, assessment)


def test_what_is_wrong_in_a_task_is_told_at_once(store: Store, made: Made, assessment: str) -> None:
    task = choose(store, made, assessment).tasks[0]
    tomorrow = DAY + timedelta(days=1)
    wrong = UpdateTask(task=task.id, number=1, due=DAY, done_on=tomorrow, not_needed_because="she is well")
    with pytest.raises(BadInput) as found:
        do(store, update_task.ACT, wrong, made.manager)
    assert [problem.where for problem in found.value.problems] == ["done on", "evidence", "not needed because"]
    assert "she is well" not in str(found.value)


def test_a_plan_is_its_homes_alone(store: Store, made: Made, assessment: str) -> None:
    task = choose(store, made, assessment).tasks[0]
    with pytest.raises(NotThere):
        current(store, made, person=made.officer)
    for person in (made.officer, made.people[RelationKind.RESPONSIBLE_INDIVIDUAL]):
        with pytest.raises(NotThere):
            do(store, update_task.ACT, UpdateTask(task=task.id, number=1, due=DAY), person)
    with pytest.raises(NotThere):
        do(store, update_task.ACT, UpdateTask(task="0" * 32, number=1, due=DAY), made.manager)
