"""The homes that checks are timed on: one referral, so many residents, and so much of every child not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from random import Random
from typing import Any

from matching.match import Match, open_match
from matching.world.catalogue import standard_catalogue
from matching.world.facts import Account
from matching.world.home import AgesCondition, Home, PlacesCondition
from matching.world.policy import england
from matching.world.statement import Ages
from scenarios import storybook
from scenarios.storybook import TODAY, URN

MOST_RESIDENTS = 12
SEED = 7
HOW_MANY_OF_EACH_LEVEL = (50, 25, 15, 8, 2)
"""Invented weights: most needs of most children are ordinary."""


class NotKnown(Enum):
    """How much nobody was asked, of every child."""

    NOTHING = "everything known"
    HALF_THE_NEEDS = "half the needs not asked"
    ALL_NEEDS = "no need asked"
    EVERYTHING = "not even ages or care known"


def question(residents: int, not_known: NotKnown = NotKnown.NOTHING) -> Match:
    """One referral against a home with so many residents."""
    dice = Random(SEED)
    newcomer = storybook.newcomer(**_child(dice, not_known))
    living = tuple(
        storybook.resident(f"C-{n:02}", f"Resident {n}", bedroom=f"room {n}", **_resident(dice, not_known, n))
        for n in range(1, residents + 1)
    )
    world = storybook.world(_home(), storybook.group(living), storybook.referral(child=newcomer))
    return open_match(world, "R-1", URN, TODAY, standard_catalogue(), england().on(TODAY))


def _home() -> Home:
    places, since = MOST_RESIDENTS + 1, date(2020, 1, 1)
    return storybook.home(
        conditions=(
            PlacesCondition(since=since, most=places),
            AgesCondition(since=since, ages=Ages(youngest=8, oldest=17)),
        ),
        statement=storybook.statement(number=storybook.stated(places)),
        bedrooms=storybook.bedrooms(places),
    )


def _resident(dice: Random, not_known: NotKnown, number: int) -> dict[str, Any]:
    born = date(2010 + number % 6, 1 + number % 12, 9)
    return {"born": born} | _child(dice, not_known)


def _child(dice: Random, not_known: NotKnown) -> dict[str, Any]:
    if not_known is NotKnown.EVERYTHING:
        unrecorded = ("date_of_birth", "sex", "day_care", "night_care", "clinical_tasks", "school", "home_place")
        return {"otherwise": None} | dict.fromkeys(unrecorded)
    return {"needs": _needs(dice, not_known)}


def _needs(dice: Random, not_known: NotKnown) -> Mapping[str, int | Iterable[Account]]:
    """A level for each need, drawn alike whatever is then left out; not asked is an empty list of accounts."""
    needs: dict[str, int | Iterable[Account]] = {}
    for position, need in enumerate(standard_catalogue().needs):
        level = min(need.top, dice.choices(range(5), HOW_MANY_OF_EACH_LEVEL)[0])
        left_out = not_known is NotKnown.ALL_NEEDS or (not_known is NotKnown.HALF_THE_NEEDS and position % 2 == 0)
        needs[need.id] = () if left_out else level
    return needs
