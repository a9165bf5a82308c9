"""Homes of a drawn period of short breaks: registration, bedrooms, who is on shift, and the group they welcome."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from matching.short_breaks.period import BreakHome, GroupRule, Nights, StaffRow, Trained, Working
from matching.world.home import AgesCondition, Bedroom, Home, PlacesCondition
from matching.world.statement import Ages

MONDAY = date(2026, 11, 30)
"""The first night."""
TASKS = ("airway_care", "gastrostomy_feeding", "rescue_medicine")
RULES = (GroupRule.AGE_BAND, GroupRule.SINGLE_SEX, GroupRule.NONE)
HAS: tuple[tuple[str, ...], ...] = (("hoist", "ensuite"), ("hoist",), ("ensuite",), (), ())
SINCE = date(2020, 1, 1)


def night_at(number: int) -> date:
    """A night by its number, the first being 0."""
    return MONDAY + timedelta(days=number)


def home_of(number: int, beds: int) -> Home:
    """One home's own record."""
    conditions = (PlacesCondition(since=SINCE, most=beds), AgesCondition(since=SINCE, ages=Ages(youngest=5, oldest=17)))
    return Home(
        urn=f"SC{700001 + number}",
        name=f"Home {number + 1}",
        provider="A council",
        conditions=conditions,
        bedrooms=tuple(_bedroom(n) for n in range(beds)),
    )


def _bedroom(number: int) -> Bedroom:
    has = HAS[number % len(HAS)]
    return Bedroom(id=f"room {number + 1}", has=has, lacks=tuple(f for f in ("hoist", "ensuite") if f not in has))


def part_of(dice: Random, number: int, home: Home, nights: int, *, slow_welcome: bool) -> BreakHome:
    """A home's part in the period; slow to welcome, it takes in half as many families a day as it has bedrooms."""
    closed = tuple(Nights(first=night_at(t)) for t in range(nights) if dice.random() < 0.02)
    rule, beds = RULES[number % len(RULES)], len(home.bedrooms)
    return BreakHome(
        urn=home.urn,
        closed=closed,
        staff=tuple(_staff(dice, beds, nights)),
        group_rule=rule,
        band_starts=(12,) if rule is GroupRule.AGE_BAND else (),
        arrivals_a_day=max(2, (beds + 1) // 2) if slow_welcome else None,
    )


def _staff(dice: Random, beds: int, nights: int) -> Iterator[StaffRow]:
    """Who is usually on shift, then some days of each week on which there are fewer."""
    usual = {
        Working.DAY: beds,
        Working.EVENING: beds,
        Working.WAKING_NIGHT: max(1, (beds + 1) // 3),
        Working.SLEEP_IN: 1,
    }
    for shift, people in usual.items():
        yield _row(dice, shift, people, 0, nights)
    for shift, people in usual.items():
        for first in range(0, nights, 7):
            if dice.random() < 0.2:
                fewer = max(people - 1 - (beds > 5), 1)
                yield _row(dice, shift, fewer, first, min(first + dice.randint(1, 4), nights))


def _row(dice: Random, shift: Working, people: int, first: int, until: int) -> StaffRow:
    """One or two are trained in each task; nobody in two tasks, as far as there are people."""
    few = min(people, 2)
    trained = tuple(Trained(task=task, people=dice.randint(1, max(few, 1))) for task in TASKS)
    different = min(sum(t.people for t in trained), people)
    row = StaffRow(shift=shift, people=people, trained=trained, since=night_at(first), until=night_at(until))
    return row.model_copy(update={"trained_people": different})
