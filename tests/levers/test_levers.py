"""Every lever closes the gap it says it closes, found out by running the check again in the changed world."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

import matching.levers
from matching.check import MatchReport, check_match
from matching.findings import Band, Finding, Gap, GapKind
from matching.lever import Change, Lever, Opening, openings_of
from matching.levers import (
    LEVERS,
    add_staff,
    approval,
    arrange,
    fit_bedroom,
    lift_to_waking,
    open_bedroom,
    revise_statement,
    safeguard,
    start_later,
    train_staff,
    variation,
)
from matching.match import Match, open_match
from matching.world.child import DayCare, NightCare
from matching.world.home import Bedroom
from matching.world.referral import Education, Urgency
from matching.world.staff import Shift, ShiftStaffing
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import open_example

FAR = told.HERE.model_copy(update={"easting": told.HERE.easting + 200_000, "authority": "Eastmarch"})


def newcomer_needs(**needs: int) -> World:
    return told.world(referral=told.referral(child=told.newcomer(needs=needs)))


def shifts(day: int = 3, night: int | None = 1, asleep: int | None = 1) -> tuple[ShiftStaffing, ...]:
    return (
        ShiftStaffing(shift=Shift.DAY, awake=day),
        ShiftStaffing(shift=Shift.EVENING, awake=3),
        ShiftStaffing(shift=Shift.NIGHT, awake=night, sleeping_in=asleep),
    )


def closed_rooms() -> tuple[Bedroom, ...]:
    until = told.FIRST_NIGHT + timedelta(days=30)
    rooms = told.bedrooms()
    return tuple(
        r.model_copy(update={"closed_from": told.TODAY, "closed_until": until}) if r.id > "room 2" else r for r in rooms
    )


def a_red_pair() -> World:
    child = told.newcomer(needs={"aggression_to_peers": 3})
    frail = told.resident("C-A", "Asha", date(2014, 2, 20), "room 1", needs={"mobility": 3})
    return told.world(referral=told.referral(child=child), group=told.group([frail]))


@dataclass(frozen=True)
class Example:
    """A world with a gap, the rule that finds it, the lever that closes it, and a piece of what it says."""

    lever: Lever
    rule: str
    says: str
    world: Callable[[], World]


EXAMPLES = (
    Example(train_staff, "clinical-tasks", "Train and assess 2", lambda: newcomer_needs(seizures=3)),
    Example(
        add_staff,
        "day-staffing",
        "more people awake on the day shift",
        lambda: told.world(
            home=told.home(shifts=shifts(day=1)),
            referral=told.referral(child=told.newcomer(day_care=DayCare.TWO_TO_ONE)),
        ),
    ),
    Example(
        lift_to_waking,
        "night-staffing",
        "Turn one sleep-in",
        lambda: told.world(
            home=told.home(shifts=shifts(night=0)),
            referral=told.referral(child=told.newcomer(night_care=NightCare.WAKING_SHARED)),
        ),
    ),
    Example(
        fit_bedroom,
        "bedroom",
        "Fit",
        lambda: told.world(
            home=told.home(bedrooms=told.bedrooms(lacking=["bed_sensor"])),
            referral=told.referral(child=told.newcomer(needs={"seizures": 4})),
        ),
    ),
    Example(open_bedroom, "bedroom", "back into use", lambda: told.world(home=told.home(bedrooms=closed_rooms()))),
    Example(
        arrange,
        "provision",
        "",
        lambda: told.world(
            home=told.home(has=(), lacks=told.home().has),
            referral=told.referral(child=told.newcomer(needs={"self_harm": 3})),
        ),
    ),
    Example(safeguard, "impact-pairs", "agreed with both", a_red_pair),
    Example(
        approval,
        "key-stage-4",
        "nominated officer approves",
        lambda: told.world(
            referral=told.referral(education=Education(year_group=10, keep_school=True, school_place=FAR)),
            home=told.home(works_with_schools=()),
        ),
    ),
    Example(start_later, "bedroom", "Start on", lambda: told.world(home=told.home(bedrooms=closed_rooms()))),
    Example(
        revise_statement,
        "range-of-needs",
        "to take seizures to level 3",
        lambda: told.world(
            home=told.home(statement=told.statement(needs=told.positions({"seizures": 2}))),
            referral=told.referral(child=told.newcomer(needs={"seizures": 3})),
        ),
    ),
    Example(
        variation,
        "registered-ages",
        "vary the registered ages",
        lambda: told.world(referral=told.referral(child=told.newcomer(date_of_birth=date(2020, 1, 1)))),
    ),
)
IDS = [f"{e.lever.ID}: {e.rule}" for e in EXAMPLES]


def limiting(report: MatchReport, rule: str) -> list[Finding]:
    return [f for f in report.findings if f.rule == rule and f.best < Band.GOOD]


def changes_for(match: Match, example: Example) -> list[Change]:
    found = limiting(check_match(match), example.rule)
    return [c for c in example.lever.options(match, openings_of(found)) if example.says in c.what]


def after(match: Match, change: Change) -> Match:
    changed = change.apply(match.world)
    return open_match(changed, match.referral.id, match.home.urn, match.on, match.catalogue, match.policy)


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_the_lever_lifts_a_finding_it_answers(example: Example) -> None:
    match = open_example(example.world())
    before = {f.key: f for f in limiting(check_match(match), example.rule)}
    changes = changes_for(match, example)
    assert changes, "the lever offers nothing for its own example"
    for change in changes:
        assert change.answers <= before.keys()
        found = {f.key: f for f in check_match(after(match, change)).findings}
        assert any(key not in found or found[key].best > before[key].best for key in change.answers)


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_no_lever_changes_anything_about_a_child_or_a_resident(example: Example) -> None:
    match = open_example(example.world())
    for change in changes_for(match, example):
        changed = change.apply(match.world)
        assert changed.children() == match.world.children()
        assert changed.group(told.URN).residents == match.group.residents


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_a_lever_offers_nothing_where_no_gap_is_named(example: Example) -> None:
    assert list(example.lever.options(open_example(example.world()), ())) == []


def test_an_emergency_is_never_asked_to_start_later() -> None:
    world = told.world(home=told.home(bedrooms=closed_rooms()), referral=told.referral(urgency=Urgency.EMERGENCY))
    match = open_example(world)
    found = limiting(check_match(match), "bedroom")
    assert list(start_later.options(match, openings_of(found))) == []


def test_more_staff_awake_leaves_who_sleeps_in_not_recorded() -> None:
    home = told.home(shifts=shifts(asleep=None))
    (night,) = [s for s in add_staff.with_awake(home, Shift.NIGHT, 1).shifts if s.shift is Shift.NIGHT]
    assert (night.awake, night.sleeping_in) == (2, None)


@pytest.mark.parametrize(("awake", "asleep"), [(0, None), (None, 1)], ids=["sleeping in", "awake"])
def test_no_sleep_in_is_lifted_while_a_number_is_not_recorded(awake: int | None, asleep: int | None) -> None:
    match = open_example(told.world(home=told.home(shifts=shifts(night=awake, asleep=asleep))))
    gap = Gap(kind=GapKind.WAKING_NIGHT, shift=Shift.NIGHT.value, amount=1)
    assert list(lift_to_waking.options(match, [Opening(("night-staffing", "night"), gap)])) == []


def test_nobody_is_added_to_a_number_that_is_not_recorded() -> None:
    match = open_example(told.world(home=told.home(shifts=shifts(night=None))))
    gap = Gap(kind=GapKind.STAFF, shift=Shift.NIGHT.value, amount=1)
    assert list(add_staff.options(match, [Opening(("night-staffing", "night"), gap)])) == []


def test_every_lever_has_an_example_and_is_registered() -> None:
    files = {m.name for m in pkgutil.iter_modules(matching.levers.__path__)}
    registered = {getattr(lever, "__name__", "").rpartition(".")[2] for lever in LEVERS}
    assert files == registered
    assert {e.lever.ID for e in EXAMPLES} == {lever.ID for lever in LEVERS}
