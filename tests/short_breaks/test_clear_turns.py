"""The nights on which an answer changes inside the period: each night has the answer of a check of that night."""

from datetime import date, timedelta
from typing import Any

import pytest

from matching.findings import Band
from matching.short_breaks.clear import clear
from matching.short_breaks.clearing.stretches import birthdays
from matching.short_breaks.period import Nights
from matching.world.child import Child, TaskNeeded, age_on
from matching.world.facts import Role
from matching.world.group import Resident
from matching.world.home import AgesCondition, NamedChildCondition, NoAdmissionsCondition, PlacesCondition, SexCondition
from matching.world.referral import Bond, SiblingBond
from matching.world.statement import Ages, SexServed
from matching.world.world import World
from scenarios import storybook as told
from tests.short_breaks.clear_worlds import (
    CHECKED_BEFORE,
    break_home,
    full_check,
    household,
    kid,
    nights_of,
    only_suited,
    period_of,
    referred,
    world_of,
)
from tests.short_breaks.small_period import MONDAY, NIGHTS

MIDDLE = MONDAY + timedelta(days=7)
EVERY = {MONDAY + timedelta(days=n) for n in range(NIGHTS)}
LONG_AGO = date(2020, 1, 1)
TO_8 = AgesCondition(since=LONG_AGO, ages=Ages(youngest=5, oldest=8))
FOUR = PlacesCondition(since=LONG_AGO, most=4)

CHANGES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a birthday past the registered ages": ({"born": MIDDLE.replace(year=MIDDLE.year - 18)}, {}),
    "a sex registered from the middle on": (
        {},
        {"conditions": (FOUR, SexCondition(since=MIDDLE, sex=SexServed.MALE))},
    ),
    "a home of which no condition is recorded up to the middle": (
        {},
        {"conditions": (FOUR.model_copy(update={"since": MIDDLE}),)},
    ),
    "a bar on admissions until the middle": (
        {},
        {"conditions": (FOUR, NoAdmissionsCondition(since=LONG_AGO, until=MIDDLE))},
    ),
    "a child allowed by name for some nights": (
        {},
        {"conditions": (FOUR, TO_8, NamedChildCondition(since=MIDDLE, child="C-A", waives_ages=True))},
    ),
    "training that lapses before anybody could be trained again": (
        {"clinical_tasks": (TaskNeeded(task="airway_care"),)},
        {
            "staff": tuple(
                member.model_copy(
                    update={
                        "competences": tuple(
                            c.model_copy(update={"expires": date(2026, 12, 10)}) for c in member.competences
                        )
                    }
                )
                for member in told.staff(child="C-A")
            )
        },
    ),
    "trained people who leave": (
        {"clinical_tasks": (TaskNeeded(task="airway_care"),)},
        {"staff": tuple(m.model_copy(update={"leaves": MIDDLE}) for m in told.staff(child="C-A"))},
    ),
    "training that takes until after the first night": (
        {"needs": {"communication": 3}},
        {"staff": told.staff(child="C-A", lacking=("makaton",))},
    ),
    "ages of the statement that begin in the middle": (
        {},
        {
            "statement": told.statement(
                ages=(
                    *told.stated(Ages(youngest=5, oldest=8)),
                    *told.stated(Ages(youngest=5, oldest=17), effective=MIDDLE),
                ),
                kinds_of_stay=break_home().statement.kinds_of_stay,
            )
        },
    ),
}


LIVING: dict[str, tuple[Child, Resident]] = {
    "a frail child who comes to live there": (
        kid("A", needs={"aggression_to_peers": 3}),
        Resident(child=kid("L", needs={"physically_frail": 1}), arrived=MIDDLE),
    ),
    "a frail child who leaves": (
        kid("A", needs={"aggression_to_peers": 3}),
        Resident(
            child=kid("L", needs={"physically_frail": 1}),
            arrived=told.YEAR_AGO,
            leaving=MIDDLE,
            leaving_confirmed=True,
        ),
    ),
    "a younger child who catches up by a birthday": (
        kid("A", date(2012, 1, 1), needs={"harmful_sexual_behaviour": 3}),
        Resident(child=kid("L", date(2014, 12, 14)), arrived=told.YEAR_AGO),
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_each_night_has_the_answer_of_a_whole_check_of_that_night(case: str) -> None:
    child, home = CHANGES[case]
    born = child.get("born", date(2014, 5, 5))
    own = {key: value for key, value in child.items() if key != "born"}
    world = world_of([referred(kid("A", born, **own))], break_home(**home))
    assert_each_night(world)


@pytest.mark.parametrize("case", LIVING)
def test_the_children_who_live_there_are_looked_at_on_each_night(case: str) -> None:
    guest, living = LIVING[case]
    assert_each_night(world_of([referred(guest)], residents=(living,)))


def test_room_for_a_sister_who_must_come_too_is_looked_at_on_each_night() -> None:
    bond = SiblingBond(child="C-B", bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why="They always go together.")
    first, *others = break_home().bedrooms
    rooms = (first, *(room.model_copy(update={"closed_until": MIDDLE}) for room in others))
    referrals = [referred(kid("A"), siblings=(bond,)), referred(kid("B"))]
    assert_each_night(world_of(referrals, break_home(bedrooms=rooms)))


def assert_each_night(world: World) -> None:
    period = period_of(world, household("F-A", "C-A", longest_stay=12))
    allowed = nights_of(only_suited(clear(period)))
    assert 0 < len(allowed) < NIGHTS
    for night in sorted(EVERY):
        counted = [f for f in full_check(world, "C-A", night).findings if f.rule in CHECKED_BEFORE]
        assert (min(f.worst for f in counted) >= Band.CONDITIONS) is (night in allowed), night


def test_an_age_gap_that_opens_inside_the_period_keeps_two_families_apart() -> None:
    for elder, apart in ((date(2011, 12, 14), 1), (date(2011, 12, 31), 0)):
        children = kid("A", elder, needs={"harmful_sexual_behaviour": 3}), kid("B", date(2014, 6, 1))
        cleared = clear(period_of(world_of([referred(child) for child in children])))
        assert (len(cleared.suited), len(cleared.apart)) == (2, apart)


@pytest.mark.parametrize("year", [2027, 2028])
def test_a_child_born_on_29_february_is_a_year_older_on_the_day_that_the_rules_say(year: int) -> None:
    born, run = date(2012, 2, 29), Nights(first=date(year, 2, 1), nights=60)
    older = [day for day in run.dates() if age_on(born, day) > age_on(born, day - timedelta(days=1))]
    assert [day for day in birthdays(run, [born]) if run.holds(day)] == older
