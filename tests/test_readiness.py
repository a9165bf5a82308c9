"""The plan holds each task once, says when to begin it, and touches no child."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Any

import pytest

from matching.check import check_match, conditions_of
from matching.findings import Band, Condition, Gap, GapKind
from matching.match import Match, open_match
from matching.readiness import ReadinessPlan, Task, readiness, welcome_steps
from matching.remedies import Remedies, remedies
from matching.world.catalogue import standard_catalogue
from matching.world.facts import Role
from matching.world.policy import england
from matching.world.referral import Urgency
from scenarios import storybook as told
from scenarios.story import Story
from scenarios.storybook import FIRST_NIGHT, TODAY
from scenarios.worlds import WORLDS, a_full_assessment, outside_ages

each_story = pytest.mark.parametrize("story", WORLDS, ids=lambda s: s.NAME)
DAY = timedelta(days=1)


def asked(story: Story) -> Match:
    """The question of a story."""
    return open_match(story.world(), story.REFERRAL, story.URN, story.ON, standard_catalogue(), england().on(story.ON))


@cache
def found(name: str) -> tuple[Match, Remedies]:
    """A story's question, and what could make it a match."""
    match = asked(next(s for s in WORLDS if name == s.NAME))
    return match, remedies(match, check_match(match))


def plans(story: Story) -> list[ReadinessPlan]:
    """The plan for a story as it stands, then one with each alternative."""
    match, options = found(story.NAME)
    report = check_match(match)
    return [readiness(match, report), *(readiness(match, report, a) for a in options.alternatives)]


def parts(plan: ReadinessPlan) -> tuple[tuple[Task, ...], ...]:
    return plan.changes, plan.conditions, plan.welcome


def planned(*conditions: Condition, **changes: Any) -> ReadinessPlan:
    """The plan of the ordinary match with exactly these conditions in it."""
    world = told.world(referral=told.referral(**changes))
    match = open_match(world, "R-1", told.URN, TODAY, standard_catalogue(), england().on(TODAY))
    report = check_match(match)
    one = report.findings[0].model_copy(update={"conditions": conditions})
    return readiness(match, report.model_copy(update={"findings": (one,)}))


def wanted(what: str, due: Any = FIRST_NIGHT, gap: Gap | None = None) -> Condition:
    return Condition(what=what, by=Role.REGISTERED_MANAGER, due=due, gap=gap)


@each_story
def test_every_condition_and_every_step_appears_once(story: Story) -> None:
    match, options = found(story.NAME)
    as_it_stands, *chosen = plans(story)
    conditions = {(c.what, c.by, c.due) for c in conditions_of(check_match(match))}
    assert sorted((t.what, t.by, t.due) for t in as_it_stands.conditions) == sorted(conditions)
    for plan, alternative in zip(chosen, options.alternatives, strict=True):
        assert sorted(t.what for t in plan.changes) == sorted(s.what for s in alternative.steps)
        assert {t.what for t in plan.conditions} == {c.what for c in alternative.conditions}
        assert plan.start == alternative.start


def test_a_condition_that_two_findings_ask_for_is_one_task() -> None:
    gaps = [Gap(kind=GapKind.RECORD, part=part) for part in ("one", "other")]
    plan = planned(*(wanted("Ask her.", gap=gap) for gap in gaps))
    assert [t.what for t in plan.conditions] == ["Ask her."]


@each_story
def test_tasks_stand_by_their_days_after_what_comes_before_the_decision(story: Story) -> None:
    for plan in plans(story):
        for tasks in parts(plan):
            order = [(not t.before_decision, t.due) for t in tasks]
            assert order == sorted(order)


def test_only_a_task_whose_day_has_passed_is_overdue() -> None:
    days = (TODAY - DAY, TODAY, TODAY + DAY)
    plan = planned(*(wanted(f"By {d.isoformat()}.", d) for d in days))
    assert [(t.due, t.overdue) for t in plan.conditions] == [(days[0], True), (days[1], False), (days[2], False)]


def test_an_application_that_takes_sixty_days_is_begun_sixty_days_before_the_first_night() -> None:
    days = england().on(TODAY)["days_to_vary_registration"]
    match, options = found(outside_ages.NAME)
    plan = readiness(match, check_match(match), options.alternatives[0])
    (application,) = (t for t in plan.changes if "HMCI to vary" in t.what)
    assert application.due == plan.start
    assert application.begin == plan.start - days * DAY == match.on
    (revision,) = (t for t in plan.changes if "Revise the statement" in t.what)
    assert match.on < revision.begin < revision.due == plan.start


def test_a_condition_takes_as_long_as_the_quickest_change_that_meets_it() -> None:
    days = england().on(TODAY)["days_to_vary_registration"]
    vary = wanted("Vary it.", gap=Gap(kind=GapKind.VARIATION, part="places"))
    (task,) = planned(vary).conditions
    assert (task.days, task.begin) == (days, FIRST_NIGHT - days * DAY)
    assert task.begin < TODAY
    (plain,) = planned(wanted("Write it down.")).conditions
    assert (plain.days, plain.begin) == (0, FIRST_NIGHT)


@each_story
def test_no_change_is_to_be_begun_before_it_was_thought_of(story: Story) -> None:
    for plan in plans(story)[1:]:
        assert all(task.begin >= plan.on and task.due <= plan.start for task in plan.changes)


def test_a_welcome_has_steps_before_and_after_the_first_night_each_on_its_day() -> None:
    plan = planned()
    steps = [s for s in welcome_steps() if not s.before_decision]
    due = {FIRST_NIGHT + (s.days_after - s.days_before) * DAY for s in steps}
    assert {t.due for t in plan.welcome if not t.before_decision} == due
    assert min(due) < FIRST_NIGHT < max(due)
    assert len(plan.welcome) == len(welcome_steps())


def test_the_children_living_here_are_asked_before_anybody_decides() -> None:
    for plan in (planned(), planned(start=TODAY, urgency=Urgency.EMERGENCY)):
        first = plan.welcome[0]
        assert first.before_decision
        assert first.what.startswith("Ask each child living here")
        assert (first.due, first.overdue) == (plan.on, False)
        assert [t for t in plan.welcome[1:] if t.before_decision] == []


def test_an_emergency_leaves_out_what_there_is_no_time_for() -> None:
    haste = planned(start=TODAY, urgency=Urgency.EMERGENCY)
    told_apart = {step.what.split("{")[0]: step.emergency for step in welcome_steps()}
    assert {True, False} == set(told_apart.values())
    for what, has_time in told_apart.items():
        assert any(t.what.startswith(what) for t in haste.welcome) is has_time


def test_the_room_is_made_ready_for_what_the_child_likes() -> None:
    likes = told.newcomer(interests=("chess", "swimming"))
    assert any("chess and swimming" in t.what for t in planned(child=likes).welcome)
    unsaid = told.newcomer(interests=())
    assert any("what the child says they like" in t.what for t in planned(child=unsaid).welcome)


@each_story
def test_no_plan_touches_a_child_or_asks_one_to_leave(story: Story) -> None:
    match, _ = found(story.NAME)
    for plan in plans(story):
        changes = " ".join(t.what for t in plan.changes).casefold()
        assert not any(word in changes for word in ("leave", "move out", "give notice", "the child's wish"))
        assert all(t.by is not Role.CHILD for tasks in parts(plan) for t in tasks)
    assert match.world == asked(story).world


def test_what_nobody_has_answered_is_carried_into_the_plan() -> None:
    match, options = found(a_full_assessment.NAME)
    report = check_match(match)
    still_open = {f.title for f in report.findings if f.worst < f.best is not Band.OUTSIDE}
    assert still_open
    assert still_open <= set(readiness(match, report).not_known)
    chosen = options.alternatives[0]
    assert readiness(match, report, chosen).not_known == chosen.not_known
