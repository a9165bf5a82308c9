"""A placement team looks among a dozen homes for a girl of 13: one its own, the others known by what is public.

The homes differ in where they are, whom they are registered for, what they state and the places they say are free.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from matching.findings import Band, FactRef, Outcome
from matching.world.group import Resident
from matching.world.home import AgesCondition, Home, Money, PlacesCondition, SexCondition
from matching.world.statement import Ages, SexServed, StayKind
from matching.world.vacancy import Vacancy
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import TODAY

NAME = "many-homes"
REFERRAL = "R-18"
URN = "SC900118"
ON = TODAY
EXPECTED = (Band.GOOD, Band.GOOD)
SAYS: tuple[Said, ...] = (
    ("registered-ages", "8 to 17", Outcome.MET),
    ("bedroom", "", Outcome.MET),
)
ASK_FIRST: FactRef | None = None
REMEDIED = False

SINCE = date(2019, 4, 1)


def world() -> World:
    """An own home with two girls, and eleven homes of others."""
    child = storybook.child("C-181", "Linnet", date(2013, 5, 3))
    girls = (_girl("C-182", "Maud", date(2014, 2, 20), "room 1"), _girl("C-183", "Zara", date(2012, 8, 1), "room 2"))
    ties = [storybook.no_link(child.id, girl.child.id) for girl in girls]
    own = storybook.home(urn=URN, name="Avocet Way")
    return storybook.world(
        home=own,
        group=storybook.group(girls, ties=ties).model_copy(update={"urn": URN}),
        referral=storybook.referral(id=REFERRAL, child=child),
        homes=(own, *OTHERS),
    )


def _girl(id: str, name: str, born: date, bedroom: str) -> Resident:
    view = storybook.welcome().model_copy(update={"referral": REFERRAL})
    return storybook.resident(id, name, born, bedroom, views=(view,))


def _home(number: int, name: str, miles: float, **changes: Any) -> Home:
    """Another's home: no word of who lives or works there."""
    place = storybook.miles_east(miles)
    authority = "Westmarch" if miles < 12 else "Eastmarch" if miles < 40 else "Farmarch"
    ordinary: dict[str, Any] = {
        "urn": f"SC9002{number:02}",
        "name": name,
        "provider": "Another provider",
        "authority": authority,
        "adjoining_authorities": ("Westmarch",) if authority == "Eastmarch" else (),
        "place": place.model_copy(update={"authority": authority}),
        "staff": (),
        "shifts": (),
        "bedrooms": (),
        "vacancies": _free(1),
        "fee": Money(weekly_pounds=4_800 + 150 * number),
    }
    return storybook.home(**(ordinary | changes))


def _free(places: int, days_ago: int = 4) -> tuple[Vacancy, ...]:
    told = TODAY - timedelta(days=days_ago)
    return (Vacancy(places=places, since=told, told_on=told),)


def _registered(youngest: int, oldest: int, most: int = 4) -> tuple[PlacesCondition | AgesCondition, ...]:
    ages = AgesCondition(since=SINCE, ages=Ages(youngest=youngest, oldest=oldest))
    return (PlacesCondition(since=SINCE, most=most), ages)


OTHERS = (
    _home(1, "Bracken House", 3.0),
    _home(2, "Cleave End", 9.5, vacancies=()),
    _home(3, "Dunlin Cottage", 14.0, works_with_schools=(), activities=("chess",)),
    _home(4, "Elmfield", 18.0, vacancies=_free(1, 40), animals=("a dog",)),
    _home(5, "Fern Lodge", 27.0, statement=storybook.statement(needs=storybook.positions({"seizures": None}))),
    _home(6, "Gorse Hill", 61.0, fee=None),
    _home(7, "Hazel Court", 6.0, vacancies=_free(0)),
    _home(8, "Ivy Bank", 4.0, conditions=_registered(14, 18)),
    _home(9, "Juniper House", 5.0, conditions=(SexCondition(since=SINCE, sex=SexServed.MALE),)),
    _home(
        10,
        "Kestrel Rise",
        8.0,
        statement=storybook.statement(kinds_of_stay=storybook.stated((StayKind.SHORT_BREAK,))),
    ),
    _home(11, "Larch View", 88.0, place=None, authority=None, vacancies=()),
)
