"""Each family at each home alone: on which nights, in which bedrooms, and what is asked first."""

from datetime import date, timedelta
from typing import Any

import pytest

from matching.rules import RULES
from matching.short_breaks.clear import LEFT_TO_THE_PLAN, clear
from matching.short_breaks.clearing.left import BETWEEN_GUESTS, BY_LENGTH, BY_NIGHT, COUNTED
from matching.short_breaks.period import GroupRule, Nights
from matching.world.child import Sex, TaskNeeded
from matching.world.facts import Role
from matching.world.group import Resolution
from matching.world.home import (
    Home,
    PlacesCondition,
)
from matching.world.referral import Bond, SiblingBond
from matching.world.statement import StayLength
from scenarios import storybook as told
from scenarios.worlds import short_break_guest
from tests.short_breaks.clear_worlds import (
    break_home,
    household,
    kid,
    nights_of,
    only_refused,
    only_suited,
    pairs_apart,
    period_of,
    referred,
    world_of,
)
from tests.short_breaks.small_period import MONDAY, NIGHTS, small_home, small_period

MIDDLE = MONDAY + timedelta(days=7)
EVERY = {MONDAY + timedelta(days=n) for n in range(NIGHTS)}
LONG_AGO = date(2020, 1, 1)


def test_every_rule_is_counted_or_left_to_the_plan_with_a_reason() -> None:
    left = [entry.rule for entry in LEFT_TO_THE_PLAN]
    assert {r.ID for r in left} == {
        "registered-places",
        "stated-number",
        "short-break-limits",
        "bedroom",
        "day-staffing",
        "night-staffing",
        "staff-on-shift",
    }
    assert all(entry.why.endswith(".") for entry in LEFT_TO_THE_PLAN)
    assert {r.ID for r in (*BY_NIGHT, *BY_LENGTH)} == {r.ID for r in COUNTED} == {r.ID for r in RULES if r not in left}
    assert set(BETWEEN_GUESTS) <= set(COUNTED)


def test_a_sound_period_is_cleared_for_every_family_on_every_night() -> None:
    cleared = clear(small_period())
    assert not cleared.refused
    assert not cleared.apart
    assert [s.family for s in cleared.suited] == ["F-1", "F-2", "F-3", "F-4"]
    assert all(nights_of(s) == EVERY for s in cleared.suited)
    assert [s.known for s in cleared.suited] == [True, True, True, False]
    assert not any(s.alone for s in cleared.suited)


def test_a_full_home_and_a_spent_allowance_are_left_to_the_plan() -> None:
    world = short_break_guest.world_of_one_night_more()
    closed = tuple(b.model_copy(update={"closed_from": LONG_AGO}) for b in world.homes[0].bedrooms)
    one_place = (PlacesCondition(since=LONG_AGO, most=1),)
    home = world.homes[0].model_copy(update={"shifts": (), "bedrooms": closed, "conditions": one_place})
    period = small_period(
        world=world.model_copy(update={"homes": (home,)}),
        homes=(small_home(urn=home.urn),),
        families=(household("F-1", short_break_guest.ALED, homes=(home.urn,), longest_stay=20),),
        bookings=(),
    )
    suited = only_suited(clear(period))
    assert nights_of(suited) == EVERY
    assert suited.bedrooms == (tuple(b.id for b in closed),)


def test_a_child_outside_the_registered_ages_for_half_the_nights_is_suited_on_the_others_alone() -> None:
    born = MIDDLE.replace(year=MIDDLE.year - 18)
    suited = only_suited(clear(period_of(world_of([referred(kid("A", born))]))))
    assert suited.nights == (Nights(first=MONDAY, nights=7),)
    assert any("from 14 December 2026 to 20 December 2026" in said for said in suited.conditions)


def test_a_family_is_suited_only_where_each_of_its_children_is() -> None:
    children = kid("A"), kid("B", date(2024, 1, 1))
    world = world_of([referred(child) for child in children])
    refused = only_refused(clear(period_of(world, household("F", "C-A", "C-B"))))
    assert any("Child B is 2" in why for why in refused.why)


def test_brothers_and_sisters_who_must_not_live_together_are_not_one_family() -> None:
    bond = SiblingBond(child="C-B", bond=Bond.MUST_NOT, said_by=Role.SOCIAL_WORKER, why="Decided in court")
    world = world_of([referred(kid("A"), siblings=(bond,)), referred(kid("B"))], ties=())
    refused = only_refused(clear(period_of(world, household("F", "C-A", "C-B"))))
    assert any("must not live together" in why for why in refused.why)


@pytest.mark.parametrize(
    ("matter", "asked"),
    [
        ("day_care", "how many staff are needed by day"),
        ("night_care", "what care is needed at night"),
        ("clinical_tasks", "which clinical tasks"),
    ],
)
def test_unknown_care_is_refused_with_the_enquiry(matter: str, asked: str) -> None:
    refused = only_refused(clear(period_of(world_of([referred(kid("A", **{matter: None}))]))))
    assert any(asked in why for why in refused.why)


@pytest.mark.parametrize(
    ("rule", "child", "asked"),
    [
        (GroupRule.AGE_BAND, kid("A", None), "what is the date of birth?"),
        (GroupRule.SINGLE_SEX, kid("A", sex=None), "which sex is recorded?"),
    ],
)
def test_what_the_guests_of_a_night_must_be_alike_in_has_to_be_known(rule: GroupRule, child: Any, asked: str) -> None:
    unbound = break_home(conditions=(), statement=told.statement(kinds_of_stay=break_home().statement.kinds_of_stay))
    world = world_of([referred(child)], unbound)
    told_apart = clear(period_of(world, homes=(small_home(group_rule=rule),)))
    assert any(asked in why and "cannot be planned" in why for why in only_refused(told_apart).why)
    anyone = clear(period_of(world))
    assert all("cannot be planned" not in why for refused in anyone.refused for why in refused.why)


def test_a_need_that_nobody_asked_about_is_an_enquiry_and_never_a_silent_no() -> None:
    facts = tuple(f for f in kid("A").facts if f.about != "fire_setting")
    child = kid("A").model_copy(update={"facts": facts})
    refused = only_refused(clear(period_of(world_of([referred(child)]))))
    assert any(why.startswith("Not known:") and "fire" in why for why in refused.why)


def test_a_bedroom_counts_only_with_what_the_child_needs_recorded() -> None:
    rooms = break_home().bedrooms
    without = tuple(r.model_copy(update={"has": tuple(f for f in r.has if f != "hoist")}) for r in rooms)
    child = kid("A", needs={"mobility": 3})
    assert only_suited(clear(period_of(world_of([referred(child)])))).bedrooms == (("room 1",),)
    refused = only_refused(clear(period_of(world_of([referred(child)], break_home(bedrooms=without)))))
    assert any("hoist" in why and why.endswith("?") for why in refused.why)


def test_a_stay_longer_or_shorter_than_the_statement_gives_is_refused() -> None:
    def stating(home: Home, **ends: int) -> Home:
        stated = home.statement.model_copy(update={"stay_length": told.stated(StayLength(**ends))})
        return home.model_copy(update={"statement": stated})

    for ends, word in (({"longest_nights": 2}, "longer"), ({"shortest_nights": 2}, "shorter")):
        world = world_of([referred(kid("A"))], stating(break_home(), **ends))
        assert any(word in why for why in only_refused(clear(period_of(world))).why)


def test_a_child_red_for_anybody_stays_alone_and_the_reason_is_told() -> None:
    able = told.statement(needs=told.positions(otherwise=4), kinds_of_stay=break_home().statement.kinds_of_stay)
    child = kid("A", sex=Sex.MALE, needs={"aggression_to_peers": 4})
    suited = only_suited(clear(period_of(world_of([referred(child)], break_home(statement=able)))))
    assert suited.alone
    assert suited.conditions[0].startswith("Nobody else stays on the nights of Child A")


def test_a_child_who_may_be_red_for_anybody_stays_alone_until_that_is_known() -> None:
    able = told.statement(needs=told.positions(otherwise=4), kinds_of_stay=break_home().statement.kinds_of_stay)
    facts = tuple(f for f in kid("A").facts if f.about != "aggression_to_peers")
    child = kid("A").model_copy(update={"facts": facts})
    suited = only_suited(clear(period_of(world_of([referred(child)], break_home(statement=able)))))
    assert suited.alone
    assert "Not known, so first ask:" in suited.conditions[0]


def test_a_child_resolved_to_have_some_company_is_not_alone_but_apart_from_all_others() -> None:
    able = told.statement(needs=told.positions(otherwise=4), kinds_of_stay=break_home().statement.kinds_of_stay)
    children = kid("A", needs={"aggression_to_peers": 4}), kid("B"), kid("C")
    lived_with = Resolution(
        pair="aggression-anyone-serious",
        source="C-A",
        affected="C-B",
        by="R. Manager",
        role=Role.REGISTERED_MANAGER,
        on=told.TODAY,
        why="Two staff are always with them",
    )
    home = break_home(statement=able)
    cleared = clear(period_of(world_of([referred(c) for c in children], home, resolutions=(lived_with,))))
    assert not any(s.alone for s in cleared.suited)
    assert pairs_apart(cleared) == {frozenset({"F-A", "F-C"})}


def test_one_trained_person_is_enough_to_be_offered_and_none_is_not() -> None:
    child = kid("A", clinical_tasks=(TaskNeeded(task="airway_care"),))
    trained, untrained = told.staff(child="C-A"), told.staff(child="C-A", lacking=("airway_care",))
    one = clear(period_of(world_of([referred(child)], break_home(staff=(trained[0], *untrained[1:])))))
    assert nights_of(only_suited(one)) == EVERY
    none = clear(period_of(world_of([referred(child)], break_home(staff=untrained))))
    assert any("training cannot be done in time" in why for why in only_refused(none).why)
