"""Each thing that can stand in the way is told where it alone does, and nothing else is."""

from datetime import date
from typing import Any

import pytest

from matching.short_breaks.period import BreakPolicy, GroupRule, Nights
from matching.world.child import NightCare, TaskNeeded
from matching.world.facts import Role
from matching.world.referral import ShortBreakRecord
from matching.world.staff import Shift
from tests.short_breaks.explaining.one_weekend import ASKER, HOLDER, WEEKEND, Case, asker, holder, plenty
from tests.short_breaks.small_period import EVERY_NIGHT, FRIDAY, MONDAY, NEXT_FRIDAY, TASK, family, small_world

ALREADY = Nights(first=MONDAY, nights=2)
LONG = Nights(first=NEXT_FRIDAY, nights=2)


def two_with_the_task() -> Any:
    world = small_world()
    referrals = [
        r.model_copy(update={"child": r.child.model_copy(update={"clinical_tasks": (TaskNeeded(task=TASK),)})})
        for r in world.referrals
    ]
    return world.model_copy(update={"referrals": tuple(referrals)})


def two_with_different_tasks() -> Any:
    """Whoever is trained in the holder's task is on every shift with those trained in the asker's."""
    world = small_world()
    of = {"C-11": TASK, "C-31": "rescue_medicine"}
    referrals = [
        r.model_copy(
            update={
                "child": r.child.model_copy(
                    update={
                        "clinical_tasks": (TaskNeeded(task=of[r.child.id], shifts=(Shift.NIGHT,)),),
                        "night_care": NightCare.WAKING_SHARED,
                    }
                )
            }
        )
        for r in world.referrals
        if r.child.id in of
    ]
    return world.model_copy(update={"referrals": tuple(referrals)})


def many_breaks_before() -> Any:
    world = small_world()
    history = tuple(ShortBreakRecord(first_night=date(2026, month, 1), nights=18) for month in (6, 7, 8, 9))
    referrals = [r.model_copy(update={"previous_breaks": history}) for r in world.referrals]
    return world.model_copy(update={"referrals": tuple(referrals)})


def twice(**changes: Any) -> Any:
    """The asker may use all nights and has a stay already."""
    parts = {"available": (EVERY_NIGHT,), "assessed_nights": 4, "least_gap": 0} | changes
    return (asker(**parts), holder())


AT_HOME = {
    "no bedroom with what the child needs was free": ("bedrooms", Case(suited={"bedrooms": (("room 1",),)})),
    "every place was taken": ("capacity", Case(home={"held_back": 2})),
    "the guests together would have needed more care": ("capacity", Case(home={"most_draw_quarters": 7})),
    "the staff on shift by day were needed for other guests": ("capacity", Case(home={"staff": plenty(day=1)})),
    "too few staff were on shift by day, even with no other guest": ("capacity", Case(home={"staff": plenty(day=0)})),
    "the staff on shift in the evening were needed": ("capacity", Case(home={"staff": plenty(evening=1)})),
    "too few staff were awake at night, even with": ("capacity", Case(home={"staff": plenty(waking_night=0)})),
    "those on shift by day who are trained (feeding by gastrostomy) were needed for other guests": (
        "capacity",
        Case(
            home={"staff": plenty(trained=1)},
            period={"world": two_with_the_task(), "policy": BreakPolicy(guests_per_trained=1)},
        ),
    ),
    "too few of those on shift by day were trained (feeding by gastrostomy), even with": (
        "capacity",
        Case(home={"staff": plenty(trained=0)}),
    ),
    "those awake at night who are trained in clinical tasks were needed for other guests": (
        "capacity",
        Case(
            home={"staff": plenty(waking_night=1)},
            period={"world": two_with_different_tasks(), "policy": BreakPolicy(guests_per_trained=1)},
        ),
    ),
    "as many families were arriving on the first day": ("arrivals", Case(home={"arrivals_a_day": 1})),
    "guests of another sex were there": ("alike", Case(home={"group_rule": GroupRule.SINGLE_SEX})),
    "guests of another age band were there": (
        "alike",
        Case(home={"group_rule": GroupRule.AGE_BAND, "band_starts": (12,)}),
    ),
    "the child needs to be the only guest": ("alone", Case(suited={"alone": True})),
    "the home could take nobody else": ("alone", Case(holder_suited={"alone": True})),
    "a guest was there beside whom the child must not stay": ("apart", Case(apart=True)),
    "nobody has checked yet whether the child would be safe beside a guest who was there (ask the police)": (
        "apart",
        Case(apart=True, apart_until_asked=(Role.POLICE,)),
    ),
}

OF_ITS_OWN = {
    "fewer than 10 nights at home lay between it and another": (
        "gaps",
        Case(families=twice(least_gap=10), stays=((ASKER, ALREADY),)),
    ),
    "as many stays as one family may have (1)": (
        "most-stays",
        Case(families=twice(), stays=((ASKER, ALREADY),), period={"policy": BreakPolicy(stays_most=1)}),
    ),
    "more weekend nights than one family may have in the period (2)": (
        "budgets",
        Case(
            families=twice(available=(WEEKEND, LONG)),
            stays=((ASKER, WEEKEND),),
            period={"policy": BreakPolicy(weekend_nights_most=2)},
        ),
    ),
    "short breaks may add up to in 12 months": (
        "limits",
        Case(
            families=twice(available=(WEEKEND, LONG)),
            stays=((ASKER, WEEKEND),),
            period={"policy": BreakPolicy(keep_within_limits=True), "world": many_breaks_before()},
        ),
    ),
    "longer than a first stay there may be": (
        "introductions",
        Case(home={"first_stay_most_nights": 1}, suited={"known": False}, stays=()),
    ),
}


@pytest.mark.parametrize("clause", [*AT_HOME, *OF_ITS_OWN])
def test_what_alone_stands_in_the_way_is_all_that_is_told(clause: Any) -> None:
    rule, case = (AT_HOME | OF_ITS_OWN)[clause]
    result = case.result()
    said = [(o.rule, o.stays > 0) for o in result.obstacles if rule != "capacity" or clause in o.sentence]
    assert said == [(rule, True)]
    assert {o.rule for o in result.obstacles} == {rule}
    assert clause in result.obstacles[0].sentence or rule == "capacity"
    assert any(clause in o.sentence for o in result.obstacles)


@pytest.mark.parametrize("clause", [c for c in AT_HOME if "even with" not in c])
def test_the_same_does_not_stand_in_the_way_when_nobody_else_is_there(clause: Any) -> None:
    _, case = AT_HOME[clause]
    alone = Case(**(vars(case) | {"stays": ()})).result()
    assert alone.obstacles == ()
    assert "1 further stay would fit as the plan stands" in alone.reason


def test_too_few_staff_for_anybody_are_not_said_to_be_needed_for_others() -> None:
    (obstacle,) = Case(home={"staff": plenty(day=0, trained=10)}).result().obstacles
    assert "even with no other guest there" in obstacle.sentence


def test_a_family_with_all_its_nights_is_told_of_no_obstacle() -> None:
    result = Case(stays=((ASKER, WEEKEND),)).result()
    assert result.obstacles == ()
    assert result.owed_after == 0
    assert "Not granted" not in result.reason


def test_nights_left_that_are_fewer_than_the_shortest_stay_are_said_to_be() -> None:
    case = Case(families=(asker(assessed_nights=3, available=(EVERY_NIGHT,)), holder()), stays=((ASKER, WEEKEND),))
    (obstacle,) = case.result().obstacles
    assert (obstacle.rule, obstacle.stays) == ("most-nights", 0)
    assert obstacle.sentence == "The 1 night left is fewer than its shortest stay of 2 nights."


def test_obstacles_are_counted_and_the_most_frequent_comes_first() -> None:
    families = (asker(available=(Nights(first=FRIDAY, nights=4),), shortest_stay=1), holder())
    case = Case(
        families=families, home={"arrivals_a_day": 1}, apart=True, stays=((HOLDER, Nights(first=FRIDAY, nights=2)),)
    )
    result = case.result()
    assert [(o.rule, o.stays) for o in result.obstacles] == [("apart", 4), ("arrivals", 2)]
    assert result.obstacles[0].sentence.startswith("On 4 of 7 further stays it could have used, ")
    assert "3 further stays would fit" in result.reason


def test_what_nobody_has_checked_is_never_told_as_known_and_names_nobody() -> None:
    known, open_yet = (Case(apart=True, apart_until_asked=ask).result() for ask in ((), (Role.POLICE,)))
    assert "must not stay" in known.reason
    assert "must not" not in open_yet.reason
    assert "nobody has checked yet" in open_yet.reason
    assert "Cai" not in open_yet.reason
    assert [[o.unchecked for o in found.obstacles if o.rule == "apart"] for found in (known, open_yet)] == [
        [False],
        [True],
    ]


def test_a_family_with_no_stay_to_offer_is_told_what_its_home_lacks_and_that_no_guest_is_to_blame() -> None:
    result = Case(home={"closed": (Nights(first=FRIDAY, nights=2),)}, stays=()).result()
    (obstacle,) = result.obstacles
    assert obstacle.sentence == "On all 2 nights that it could use, the home is closed."
    assert (obstacle.rule, obstacle.bare) == ("closed", True)
    assert obstacle.sentence in result.reason


def test_children_for_whom_there_are_too_few_bedrooms_are_told_so_and_not_that_the_bedrooms_were_closed() -> None:
    brothers = family(ASKER, "C-21", "C-22", available=(WEEKEND,), assessed_nights=4, protected_minimum=2)
    one_room = {"bedrooms": (("room 1",), ("room 1",))}
    result = Case(families=(brothers, holder()), suited=one_room).result()
    (obstacle,) = (o for o in result.obstacles if o.rule == "bedrooms")
    assert "the home has no bedrooms that suit the children all at once" in obstacle.sentence
    assert obstacle.bare


def test_nights_that_nothing_else_keeps_from_a_family_are_said_to_meet_its_own_stays() -> None:
    case = Case(families=(asker(assessed_nights=4), holder()), stays=((ASKER, WEEKEND),))
    (obstacle,) = case.result().obstacles
    assert "on nights that it has" in obstacle.sentence
