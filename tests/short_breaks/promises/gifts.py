"""Ways to give a period more of something, and nothing less of anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from matching.short_breaks.cleared import Suited
from matching.short_breaks.period import BreakHome, Nights, StaffRow, Trained
from matching.world.home import Bedroom, Home, PlacesCondition
from tests.strategies.few_families import Few

NEW_ROOM = "x1"
Gift = Callable[[Few], Few]


def every_home(few: Few, change: Callable[[BreakHome], dict[str, Any]]) -> Few:
    homes = tuple(home.model_copy(update=change(home)) for home in few.period.homes)
    return few._replace(period=few.period.model_copy(update={"homes": homes}))


def every_shift(few: Few, change: Callable[[StaffRow], dict[str, Any]]) -> Few:
    return every_home(few, lambda home: {"staff": tuple(row.model_copy(update=change(row)) for row in home.staff)})


def a_bedroom_for_everybody(few: Few) -> Few:
    """A bedroom that suits every child, at a home registered for one more."""
    suited = tuple(_suits_all(s) for s in few.cleared.suited)
    cleared = few.cleared.model_copy(update={"suited": suited})
    return a_bedroom_for_nobody(Few(few.period, cleared))


def _suits_all(suited: Suited) -> Suited:
    return suited.model_copy(update={"bedrooms": tuple((*rooms, NEW_ROOM) for rooms in suited.bedrooms)})


def a_bedroom_for_nobody(few: Few) -> Few:
    """A bedroom that suits none of these children, at a home registered for one more."""
    world = few.period.world
    homes = tuple(_with_bedroom(home) for home in world.homes)
    changed = world.model_copy(update={"homes": homes})
    return few._replace(period=few.period.model_copy(update={"world": changed}))


def _with_bedroom(home: Home) -> Home:
    (places,) = home.conditions
    assert isinstance(places, PlacesCondition)
    more = places.model_copy(update={"most": places.most + 1})
    return home.model_copy(update={"bedrooms": (*home.bedrooms, Bedroom(id=NEW_ROOM)), "conditions": (more,)})


def a_carer_on_every_shift(few: Few) -> Few:
    return every_shift(few, lambda row: {"people": row.people + 1})


def a_trained_carer_on_every_shift(few: Few) -> Few:
    def more(trained: Trained) -> Trained:
        return trained.model_copy(update={"people": trained.people + 1})

    return every_shift(few, lambda row: {"people": row.people + 1, "trained": tuple(map(more, row.trained))})


def a_carer_trained_for_each_child_by_name_on_every_shift(few: Few) -> Few:
    """In what the child needs, and on every night: on some nights only, it can be worse, and what-if then says so."""
    children = [r.child for r in few.period.world.referrals]
    named = [Trained(task=t.task, people=1, for_child=c.id) for c in children for t in c.clinical_tasks or ()]
    return every_shift(few, lambda row: {"people": row.people + 1, "trained": (*row.trained, *named)})


def every_night_open(few: Few) -> Few:
    return every_home(few, lambda home: {"closed": ()})


def the_emergency_bed(few: Few) -> Few:
    return every_home(few, lambda home: {"held_back": 0})


def one_more_arrival_a_day(few: Few) -> Few:
    return every_home(few, lambda home: {"arrivals_a_day": home.arrivals_a_day and home.arrivals_a_day + 1})


def a_bedroom_ready_a_night_sooner(few: Few) -> Few:
    return every_home(few, lambda home: {"turnaround_nights": max(home.turnaround_nights - 1, 0)})


def nobody_kept_apart(few: Few) -> Few:
    return few._replace(cleared=few.cleared.model_copy(update={"apart": ()}))


GIFTS: tuple[Gift, ...] = (
    a_bedroom_for_everybody,
    a_bedroom_for_nobody,
    a_carer_on_every_shift,
    a_trained_carer_on_every_shift,
    a_carer_trained_for_each_child_by_name_on_every_shift,
    every_night_open,
    the_emergency_bed,
    one_more_arrival_a_day,
    a_bedroom_ready_a_night_sooner,
    nobody_kept_apart,
)


def a_night_of_availability(few: Few, family: int, night: int) -> Few:
    """One more night that one family can use."""
    more = Nights(first=few.period.night(night))
    families = tuple(
        f.model_copy(update={"available": (*f.available, more)}) if n == family else f
        for n, f in enumerate(few.period.families)
    )
    return few._replace(period=few.period.model_copy(update={"families": families}))
