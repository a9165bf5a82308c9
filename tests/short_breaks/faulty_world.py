"""One period for each thing that can be wrong between it and its world."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from matching.short_breaks.period import TieFound
from matching.short_breaks.period.break_home import OnDuty
from matching.world.facts import Role
from matching.world.group import TieKind
from matching.world.referral import ShortBreakRecord
from matching.world.statement import StayKind
from scenarios import storybook
from tests.short_breaks.altered import altered
from tests.short_breaks.one_fault import HOME, Faulty, check_named, family_of, faulty, trained
from tests.short_breaks.small_period import FRIDAY, MONDAY, URN, small_period


def of_the_world() -> Iterator[Faulty]:
    """What does not answer to the world."""
    yield from _of_its_homes()
    yield from _of_its_children()


def _of_its_homes() -> Iterator[Faulty]:
    f = faulty
    yield f("homes_in_world", "a home nobody knows", f"{HOME}.urn", "world has no home", "world", "homes", to=())
    yield f(
        "homes_in_world", "all beds held back", f"{HOME}.held_back", "3 are held back", "homes", 0, "held_back", to=3
    )
    where = "bookings[B-1].bedrooms[1]"
    yield f("unknown_bedrooms", "no such room", where, "no bedroom", "bookings", 0, "bedrooms", 0, to="attic")
    where = "families[F-1].familiar_bedrooms[1]"
    to: tuple[Any, ...] = ("room 1",)
    yield f("unknown_bedrooms", "no such familiar room", where, "no bedroom", "families", 0, "familiar_bedrooms", to=to)
    to = ("S-99",)
    where = "families[F-1].key_workers[1]"
    yield f("unknown_staff", "no such key worker", where, "no home of the world", "families", 0, "key_workers", to=to)
    to = (OnDuty(staff="S-99", nights=()),)
    where = f"{HOME}.on_duty[S-99].staff"
    yield f("unknown_staff", "nobody on duty", where, "no member of staff", "homes", 0, "on_duty", to=to)


def _of_its_children() -> Iterator[Faulty]:
    f = faulty
    where = "bookings[B-1].first_night"
    breaks = (ShortBreakRecord(first_night=FRIDAY - timedelta(days=2), nights=3),)
    place = ("world", "referrals", 2, "previous_breaks")
    yield f("away_already", "a child away already", where, "a child is already away", *place, to=breaks)
    where = "families[F-4].children[1]"
    yield f("referred_for_breaks", "no referral", where, "no referral", "families", 3, "children", 0, to="C-99")
    kind = ("world", "referrals", 4, "kind")
    yield f("referred_for_breaks", "another referral", where, "not for short breaks", *kind, to=StayKind.LONG)
    again = small_period().world.referrals[4].model_copy(update={"id": "R-99"})
    yield f("referred_for_breaks", "two referrals", where, "two referrals", "world", "referrals", 5, to=again)
    stranger = trained(for_child="C-99")
    where = f"{HOME}.staff[1].trained[1].for_child"
    yield f("trained_for_child", "for no such child", where, "no child", "homes", 0, "staff", 0, "trained", to=stranger)
    tie = TieFound(children=("C-31", "C-99"), kind=TieKind.NO_LINK, said_by=Role.SOCIAL_WORKER, on=storybook.TODAY)
    yield f("tied_children", "a tie to nobody", "ties[1].children[2]", "no child with this id", "ties", 0, to=tie)
    itself = tie.model_copy(update={"children": ("C-31", "C-31")})
    yield f("tied_children", "a tie to itself", "ties[1].children[2]", "named twice", "ties", 0, to=itself)
    yield residents_unknown("night_care", "need at night")
    yield residents_unknown("clinical_tasks", "which clinical tasks")
    gone_for_all_we_know = {"leaving": MONDAY - timedelta(days=3), "leaving_confirmed": False}
    yield residents_unknown("clinical_tasks", "which clinical tasks", **gone_for_all_we_know)
    long_first = family_of(3, shortest_stay=2)
    period = altered(small_period(families=(*small_period().families[:3], long_first)), *FIRST_STAY, to=1)
    yield Faulty(
        "no first stay",
        check_named("first_stays"),
        period,
        "families[F-4].shortest_stay",
        "a first stay there at most 1",
    )


FIRST_STAY = ("homes", 0, "first_stay_most_nights")


def residents_unknown(field: str, said: str, **stay: Any) -> Faulty:
    """A child lives in the home, and nobody has said what care they need."""
    resident = storybook.resident("C-9", "Zebedee", date(2014, 1, 1), "room 1", **{field: None})
    resident = resident.model_copy(update=stay)
    where = f"world.groups[{URN}].residents[C-9].child.{field}"
    place = ("world", "groups", 0, "residents")
    name = f"a resident's {field}, {'leaving for all we know' if stay else 'living there'}"
    return faulty("residents_care", name, where, said, *place, to=(resident,))
