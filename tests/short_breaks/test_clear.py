"""Each family at each home alone: on which nights, in which bedrooms, and what is asked first."""

from datetime import date, timedelta
from typing import Any

import pytest

from matching.errors import BadInput
from matching.findings import Band
from matching.rules import RULES
from matching.short_breaks.clear import LEFT_TO_THE_PLAN, clear
from matching.short_breaks.clearing.left import BETWEEN_GUESTS, BY_LENGTH, BY_NIGHT, COUNTED
from matching.short_breaks.period import GroupRule, Nights
from matching.world.child import Sex, TaskNeeded
from matching.world.facts import Role
from matching.world.home import (
    AgesCondition,
    Home,
    NamedChildCondition,
    NoAdmissionsCondition,
    PlacesCondition,
    SexCondition,
)
from matching.world.referral import Bond, SiblingBond
from matching.world.statement import Ages, SexServed, StayLength
from scenarios import storybook as told
from scenarios.worlds import short_break_guest
from tests.short_breaks.clear_worlds import (
    CHECKED_BEFORE,
    break_home,
    full_check,
    household,
    kid,
    nights_of,
    only_refused,
    only_suited,
    period_of,
    referred,
    world_of,
)
from tests.short_breaks.small_period import MONDAY, NIGHTS, URN, small_home, small_period

MIDDLE = MONDAY + timedelta(days=7)
EVERY = {MONDAY + timedelta(days=n) for n in range(NIGHTS)}
LONG_AGO = date(2020, 1, 1)
TO_8 = AgesCondition(since=LONG_AGO, ages=Ages(youngest=5, oldest=8))


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


CHANGES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a birthday past the registered ages": ({"born": MIDDLE.replace(year=MIDDLE.year - 18)}, {}),
    "a sex registered from the middle on": (
        {},
        {"conditions": (SexCondition(since=MIDDLE, sex=SexServed.MALE),)},
    ),
    "a bar on admissions until the middle": (
        {},
        {"conditions": (NoAdmissionsCondition(since=LONG_AGO, until=MIDDLE),)},
    ),
    "a child allowed by name for some nights": (
        {},
        {"conditions": (TO_8, NamedChildCondition(since=MIDDLE, child="C-A", waives_ages=True))},
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


@pytest.mark.parametrize("case", CHANGES)
def test_each_night_has_the_answer_of_a_whole_check_of_that_night(case: str) -> None:
    child, home = CHANGES[case]
    born = child.get("born", date(2014, 5, 5))
    own = {key: value for key, value in child.items() if key != "born"}
    world = world_of([referred(kid("A", born, **own))], break_home(**home))
    allowed = nights_of(only_suited(clear(period_of(world))))
    assert 0 < len(allowed) < NIGHTS
    for night in sorted(EVERY):
        counted = [f for f in full_check(world, "C-A", night).findings if f.rule in CHECKED_BEFORE]
        assert (min(f.worst for f in counted) >= Band.CONDITIONS) is (night in allowed), night


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


def test_a_child_without_a_referral_for_short_breaks_is_named_with_the_way_out() -> None:
    world = world_of([referred(kid("A"))])
    with pytest.raises(BadInput, match=r"child 'C-Z' has no such referral"):
        clear(period_of(world, household("F", "C-Z")))


def test_a_home_that_takes_no_part_is_refused_by_name() -> None:
    world = world_of([referred(kid("A"))])
    cleared = clear(period_of(world, household("F", "C-A", homes=("SC900999", URN))))
    assert [(s.family, s.urn) for s in cleared.suited] == [("F", URN)]
    assert [(r.urn, r.why) for r in cleared.refused] == [("SC900999", ("This home takes no part in the period.",))]
