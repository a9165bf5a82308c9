"""Draws a small period in which families are in each other's way: two may not meet, or one alone may come on a day.

All ask for the same few nights, and neither bedrooms nor staff are scarce; so it is these two rules that decide. At one
of two homes a break may do more for a family than at the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from matching.short_breaks.cleared import Cleared, KeptApart, Suited
from matching.short_breaks.period import (
    BreakHome,
    Family,
    GroupRule,
    MarkAtHome,
    Nights,
    Pattern,
    Period,
    StaffRow,
    Trained,
    Working,
)
from matching.world.home import Bedroom, PlacesCondition
from tests.short_breaks.promises.any_home import TASKS
from tests.short_breaks.promises.any_period import any_period
from tests.strategies.few_families import Few

PEOPLE = 12
NOTHING: dict[str, Any] = {"bookings": (), "published": (), "taken": (), "as_of": None, "cancellations": ()}


def meeting_period(seed: int) -> Few:
    """One of those that `any_period` draws, changed. Raises ValidationError where that draws no period."""
    dice, (period, _) = Random(f"meeting {seed}"), any_period(seed)
    asked = Nights(first=period.night(dice.randrange(period.nights - 1)), nights=2)
    families = tuple(_family(dice, family, asked) for family in period.families)
    changed = _home(period).model_copy(update={**NOTHING, "families": families, "company": ()})
    changed = changed.model_copy(update={"homes": tuple(_part(dice, part, period) for part in changed.homes)})
    return Few(changed, _answers(dice, changed))


def _family(dice: Random, family: Family, asked: Nights) -> Family:
    assessed = dice.randint(1, 2)
    return family.model_copy(
        update={
            "assessed_nights": assessed,
            "protected_minimum": dice.randint(0, assessed),
            "available": (asked,),
            "preferred": (),
            "requests": (),
            "only_guest": False,
            "pattern": Pattern.FLEXIBLE,
            "shortest_stay": 1,
            "longest_stay": 2,
            "benefit_at": tuple(_marks(dice, family)),
        }
    )


def _marks(dice: Random, family: Family) -> Iterator[MarkAtHome]:
    """Now and then what the child gains at each of two homes, or that nobody has marked it there."""
    for urn in family.homes if len(family.homes) > 1 and dice.random() < 0.5 else ():
        yield MarkAtHome(criterion="child_gain", urn=urn, level=dice.choice((None, 0, 1, 2, 3, 4)))


def _home(period: Period) -> Period:
    """Its homes with a bedroom and a place for every child, and nobody who lives there."""
    count = sum(len(family.children) for family in period.families)
    homes = tuple(
        home.model_copy(
            update={
                "bedrooms": tuple(Bedroom(id=f"{home.urn[-1]}r{n}") for n in range(count)),
                "conditions": tuple(PlacesCondition(since=each.since, most=count) for each in home.conditions),
            }
        )
        for home in period.world.homes
    )
    return period.model_copy(update={"world": period.world.model_copy(update={"homes": homes, "groups": ()})})


def _part(dice: Random, part: BreakHome, period: Period) -> BreakHome:
    trained = tuple(Trained(task=task, people=PEOPLE) for task in TASKS)
    told = {"people": PEOPLE, "trained": trained, "since": period.first_night, "until": period.night(period.nights)}
    return BreakHome(
        urn=part.urn,
        staff=tuple(StaffRow.model_validate({"shift": shift, **told}) for shift in Working),
        arrivals_a_day=dice.choice((None, 1, 1, 2)),
        group_rule=GroupRule.NONE,
    )


def _answers(dice: Random, period: Period) -> Cleared:
    """Each child has a bedroom of its own at every home; of the families one or two pairs may not meet."""
    rooms = {home.urn: iter([room.id for room in home.bedrooms]) for home in period.world.homes}
    whole = Nights(first=period.first_night, nights=period.nights)
    suited = tuple(
        Suited(
            family=family.id,
            urn=urn,
            nights=(whole,),
            bedrooms=tuple((next(rooms[urn]),) for _ in family.children),
            alone=False,
            known=True,
        )
        for family in period.families
        for urn in rooms
    )
    ids = [family.id for family in period.families]
    pairs = [tuple(dice.sample(ids, 2)) for _ in range(dice.randint(0, 2))] if len(ids) > 1 else []
    where = [dice.choice((None, period.homes[0].urn)) for _ in pairs]
    apart = (
        KeptApart.model_validate({"families": pair, "urn": urn, "why": ("drawn",)})
        for pair, urn in {frozenset(pair): (pair, urn) for pair, urn in zip(pairs, where, strict=True)}.values()
    )
    return Cleared(suited=suited, apart=tuple(apart))
