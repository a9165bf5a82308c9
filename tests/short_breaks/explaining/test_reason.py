"""A reason says what was granted and why not more, and speaks of nobody but the family it is for."""

import re
from random import Random
from typing import Any

import pytest

from matching.short_breaks.benefit_criteria import criteria
from matching.short_breaks.build import build
from matching.short_breaks.cleared import Cleared, Refused
from matching.short_breaks.explaining import family_results
from matching.short_breaks.explaining.holders import Standing
from matching.short_breaks.period import (
    BenefitMark,
    Booking,
    BookingStatus,
    DateRequest,
    Nights,
)
from matching.short_breaks.period.family import TeaVisits
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.explaining.one_weekend import ASKER, HOLDER, WEEKEND, Case, asker, holder, plenty
from tests.short_breaks.small_period import EVERY_NIGHT, MONDAY, NEXT_FRIDAY, URN, small_period, small_world
from tests.short_breaks.small_problems import sound_plan

ONE_GUEST = {"held_back": 2}
LATER = Nights(first=NEXT_FRIDAY, nights=2)


def test_it_says_what_was_granted_against_what_was_assessed_and_the_minimum() -> None:
    families = (asker(assessed_nights=5, protected_minimum=3, owed_nights=1, available=(WEEKEND, LATER)), holder())
    result = Case(families=families, stays=((ASKER, WEEKEND),)).result()
    assert result.reason.startswith(
        "Granted: 2 of 6 nights (5 assessed and 1 owed from before), 1 night short of the protected minimum of 3: "
        "Friday 11 to Sunday 13 December 2026 (2 nights). Not granted: 4 nights."
    )
    assert (result.nights, result.owed_after, result.share) == (2, 4, 2 / 3)


def test_what_came_of_a_request_is_said_and_why_it_was_made_is_not() -> None:
    request = DateRequest(id="Q-1", nights=Nights(first=WEEKEND.first, nights=3), why="A wedding")
    result = Case(families=(asker(requests=(request,)), holder()), stays=((ASKER, WEEKEND),)).result()
    (asked,) = result.requests
    assert (asked.request, asked.granted) == ("Q-1", 2)
    assert "Of the 3 nights asked for from 11 December 2026, 2 are granted." in result.reason
    assert "wedding" not in result.reason.lower()


def test_a_confirmed_booking_that_is_not_kept_is_said() -> None:
    booking = Booking(
        id="B-9",
        family=ASKER,
        urn=URN,
        bedrooms=("room 2",),
        first_night=WEEKEND.first,
        nights=2,
        status=BookingStatus.CONFIRMED,
    )
    assert "could not be kept" in Case(period={"bookings": (booking,)}).result().reason
    kept = Case(period={"bookings": (booking,)}, stays=((ASKER, WEEKEND),)).result()
    assert "could not be kept" not in kept.reason
    assert "in another bedroom: room 1 instead of room 2." in kept.reason


def test_how_many_nights_are_in_a_bedroom_that_the_child_knows_is_said_and_nothing_where_it_knows_none() -> None:
    stays = ((ASKER, WEEKEND),)
    knows_it = Case(families=(asker(familiar_bedrooms=(f"{URN}/room 1",)), holder()), stays=stays).result()
    assert "Nights in a familiar bedroom: 2 of 2 (room 1)." in knows_it.reason
    knows_another = Case(families=(asker(familiar_bedrooms=(f"{URN}/room 2",)), holder()), stays=stays).result()
    assert "Nights in a familiar bedroom: none of 2." in knows_another.reason
    knows_none = Case(families=(asker(), holder()), stays=stays).result()
    assert "familiar" not in knows_none.reason


def test_those_who_have_the_nights_are_said_to_be_no_better_off_only_when_they_are_not() -> None:
    said = Standing.NO_BETTER_OFF.value
    with_one = asker(assessed_nights=4, protected_minimum=4, available=(WEEKEND, LATER))
    stays = ((ASKER, LATER), (HOLDER, WEEKEND))
    assert said in Case(home=ONE_GUEST, families=(with_one, holder(protected_minimum=4)), stays=stays).result().reason
    assert (
        said not in Case(home=ONE_GUEST, families=(with_one, holder(protected_minimum=3)), stays=stays).result().reason
    )


def test_those_who_have_the_nights_are_said_to_need_them_more_only_when_they_would_be_worse_off_without() -> None:
    said = Standing.WORSE_OFF_WITHOUT.value
    with_one = asker(assessed_nights=4, protected_minimum=4, available=(WEEKEND, LATER))
    stays = ((ASKER, LATER), (HOLDER, WEEKEND))
    assert said in Case(home=ONE_GUEST, families=(with_one, holder(protected_minimum=2)), stays=stays).result().reason
    better_off = holder(protected_minimum=2, assessed_nights=6)
    more = (*stays, (HOLDER, Nights(first=MONDAY, nights=1)))
    result = Case(home=ONE_GUEST, families=(with_one, better_off), stays=more).result()
    assert all(standing.value not in result.reason for standing in Standing)


def test_nothing_is_said_of_others_where_nobody_else_stands_in_the_way() -> None:
    result = Case(home={"staff": plenty(day=0)}).result()
    assert all(standing.value not in result.reason for standing in Standing)


@pytest.mark.parametrize("seed", range(1, 5))
def test_no_reason_names_another_family_or_child(seed: Any) -> None:
    period, cleared = draw(Shape(2, 12, 4, (3, 2)), seed)
    problem = build(period, cleared)
    results = family_results(period, cleared, problem, sound_plan(problem, Random(seed), tries=40), ())
    names = {f.id: {r.child.name for r in period.world.referrals if r.child.id in f.children} for f in period.families}
    for result in results:
        for other in names.keys() - {result.family}:
            for word in {other, *names[other]}:
                assert not re.search(rf"\b{re.escape(word)}\b", result.reason)


def refused(why: Any) -> Any:
    period = small_period(bookings=())
    cleared = Cleared(suited=(), refused=(Refused(family=ASKER, urn=URN, why=(why,)),))
    problem = build(period, cleared)
    return next(r for r in family_results(period, cleared, problem, (), ()) if r.family == ASKER)


def test_a_family_that_no_home_takes_is_told_why_in_the_words_of_the_match_check() -> None:
    result = refused("Ask whether room 1 has a hoist.")
    assert "Marram House is not offered: Ask whether room 1 has a hoist." in result.reason
    assert result.refused_homes == ((URN, ("Ask whether room 1 has a hoist.",)),)


def test_the_same_refusal_of_two_homes_is_said_once() -> None:
    period, why = small_period(bookings=()), ("Ask who would do the night feed.",)
    homes = (URN, "SC900999")
    answers = tuple(Refused(family=ASKER, urn=urn, why=why) for urn in homes)
    cleared = Cleared(suited=(), refused=answers)
    result = next(r for r in family_results(period, cleared, build(period, cleared), (), ()) if r.family == ASKER)
    assert "Marram House and SC900999 are not offered: Ask who would do the night feed." in result.reason
    assert result.reason.count(why[0]) == 1


@pytest.mark.parametrize("why", ["Cai frightens Ada.", "C-31 must not meet C-11.", "F-3 is there."])
def test_a_refusal_that_speaks_of_another_child_is_left_to_the_coordinator(why: Any) -> None:
    result = refused(why)
    assert why not in result.reason
    assert "The coordinator has the reasons of the match check." in result.reason
    assert result.refused_homes[0][1] == (why,)


def test_a_criterion_nobody_marked_is_an_enquiry_and_counts_at_its_highest() -> None:
    marks = tuple(BenefitMark(criterion=c.id, level=0) for c in criteria() if c.id != "carer_health")
    result = Case(families=(asker(benefit=marks), holder())).result()
    assert result.enquiries == (
        "The carers' health and capacity has not been marked; it counted at the highest mark until it is.",
    )
    shown = {c.name: c.mark for c in result.criteria}
    assert shown["The carers' health and capacity"] is None
    assert len(shown) == len(criteria())


def test_breaks_before_the_period_that_are_not_known_are_an_enquiry() -> None:
    world = small_world()
    referrals = tuple(r.model_copy(update={"previous_breaks": None}) for r in world.referrals)
    result = Case(period={"world": world.model_copy(update={"referrals": referrals})}).result()
    assert any("short breaks before the period are not known" in e for e in result.enquiries)


def test_a_family_with_no_stay_that_fits_its_nights_is_told_so() -> None:
    families = (asker(available=(EVERY_NIGHT.model_copy(update={"nights": 1}),)), holder())
    result = Case(families=families).result()
    assert result.obstacles == ()
    assert "No stay of 2 nights fits the nights that the family can use" in result.reason


def test_what_has_to_be_in_place_first_is_told_where_the_family_stays() -> None:
    asked = ("Assess staff again before 7 December 2026.",)
    staying = Case(suited={"conditions": asked}, stays=((ASKER, WEEKEND),))
    assert staying.result().to_arrange == ((URN, asked),)
    assert Case(suited={"conditions": asked}).result().to_arrange == ()


def test_what_has_to_be_in_place_first_calls_children_by_their_ids() -> None:
    asked = ("Ada: agree the plan. Cai has seen the room.",)
    (told,) = Case(suited={"conditions": asked}, stays=((ASKER, WEEKEND),)).result().to_arrange
    assert told == (URN, ("C-11: agree the plan. C-31 has seen the room.",))


NEW_HERE: dict[str, Any] = {"suited": {"known": False}, "home": {"tea_visits_needed": 3}, "stays": ((ASKER, WEEKEND),)}


def visiting(**changes: Any) -> Any:
    made = (TeaVisits(urn=URN, made=1),)
    return Case(**(NEW_HERE | {"families": (asker(tea_visits=made), holder())} | changes)).result()


def test_tea_visits_still_to_be_made_are_told_with_the_first_night_that_counts_on_them() -> None:
    (told,) = visiting().visits_first
    assert (told.urn, told.visits, told.first_night) == (URN, 2, WEEKEND.first)
    assert "2 tea visits are still to be made before the first night, Friday 11 December 2026" in told.sentence
    assert visiting().in_place_first == ((URN, told.sentence),)


@pytest.mark.parametrize(
    "changes",
    [
        {"suited": {"known": True}},
        {"stays": ()},
        {"home": {"tea_visits_needed": 1}},
    ],
    ids=["known to the home", "no stay there", "all made"],
)
def test_no_tea_visit_is_asked_for_where_none_is_needed(changes: Any) -> None:
    assert visiting(**changes).visits_first == ()


@pytest.mark.parametrize(("days", "in_time"), [(1, True), (60, False)])
def test_tea_visits_that_there_are_not_the_days_for_are_told_as_that(days: int, in_time: bool) -> None:
    booking = Booking(
        id="B-9",
        family=ASKER,
        urn=URN,
        bedrooms=("room 1",),
        first_night=WEEKEND.first,
        nights=2,
        status=BookingStatus.COMMITTED,
    )
    home = {"tea_visits_needed": 3, "tea_visit_days": days}
    (told,) = visiting(home=home, period={"bookings": (booking,)}).visits_first
    assert told.in_time is in_time
    assert ("not days enough left" in told.sentence) is not in_time


def test_a_family_given_what_it_is_owed_too_is_never_told_of_more_nights_than_there_were() -> None:
    families = (asker(assessed_nights=1, protected_minimum=1, owed_nights=1), holder())
    result = Case(families=families, stays=((ASKER, WEEKEND),)).result()
    assert result.reason.startswith("Granted: 2 of 2 nights (1 assessed and 1 owed from before)")
    assert (result.nights, result.due) == (2, 2)
