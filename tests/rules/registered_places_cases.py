"""Worked examples for the registered places: 7 December 2026 for 300 nights, two children live here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import registered_places
from matching.world.group import Resident
from matching.world.home import PlacesCondition
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = registered_places
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
BLOCKED = (Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE)
OPEN = (Outcome.NOT_KNOWN, Band.OUTSIDE, Band.GOOD)


LATER = told.FIRST_NIGHT + timedelta(days=20)
SINCE = date(2020, 1, 1)


def _world(*more: Resident, places: int = 2, nights: int | None = 300) -> World:
    """Two residents and more, in a home with so many places."""
    home = told.home(conditions=(PlacesCondition(since=SINCE, most=places),))
    group = told.group((*told.two_residents(), *more))
    return told.world(home=home, group=group, referral=told.referral(expected_nights=nights))


def _third(**changes: Any) -> Resident:
    return told.resident("C-C", "Cerys", date(2012, 3, 3), "room 3", **changes)


def _one_leaves(day: date, firm: bool | None, places: int = 2) -> World:
    asha, bryony = told.two_residents()
    leaving = asha.model_copy(update={"leaving": day, "leaving_confirmed": firm})
    home = told.home(conditions=(PlacesCondition(since=SINCE, most=places),))
    return told.world(home=home, group=told.group((leaving, bryony)))


def _more_places_from(day: date) -> World:
    conditions = (
        PlacesCondition(since=SINCE, until=day, most=3),
        PlacesCondition(since=day, most=2),
    )
    return told.world(home=told.home(conditions=conditions))


CASES = (
    RuleCase(Kind.MET, "a place is free", lambda: _world(places=4), *MET),
    RuleCase(Kind.EDGE, "the last place", lambda: _world(places=3), *MET),
    RuleCase(Kind.EDGE, "one place short", lambda: _world(places=2), *BLOCKED, says="registered for 2"),
    RuleCase(
        Kind.NOT_MET,
        "a child is booked to arrive during the stay",
        lambda: _world(_third(arrived=LATER), places=3),
        *BLOCKED,
        says="27 December 2026",
    ),
    RuleCase(
        Kind.EDGE,
        "a child is booked to arrive on the day the stay ends",
        lambda: _world(_third(arrived=LATER), places=3, nights=20),
        *MET,
    ),
    RuleCase(
        Kind.EDGE,
        "a child is booked to arrive on the last night of the stay",
        lambda: _world(_third(arrived=LATER), places=3, nights=21),
        *BLOCKED,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "the length of the stay decides whether they meet",
        lambda: _world(_third(arrived=LATER), places=3, nights=None),
        *OPEN,
        says="how many nights",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "a leaving that nobody confirmed",
        lambda: _one_leaves(told.FIRST_NIGHT, None),
        *OPEN,
        says="leaving date firm",
    ),
    RuleCase(Kind.EDGE, "leaving for certain on the first night", lambda: _one_leaves(told.FIRST_NIGHT, True), *MET),
    RuleCase(
        Kind.EDGE,
        "leaving for certain the day after the first night",
        lambda: _one_leaves(told.FIRST_NIGHT + timedelta(days=1), True),
        *BLOCKED,
    ),
    RuleCase(Kind.OTHER, "a leaving that is not firm", lambda: _one_leaves(told.FIRST_NIGHT, False), *BLOCKED),
    RuleCase(
        Kind.OTHER,
        "an open leaving decides nothing where there are places enough",
        lambda: _one_leaves(told.FIRST_NIGHT, None, places=3),
        *MET,
    ),
    RuleCase(
        Kind.OTHER,
        "fewer places from a night of the stay",
        lambda: _more_places_from(LATER),
        *BLOCKED,
        says="27 December 2026",
    ),
    RuleCase(
        Kind.OTHER,
        "no number of places registered",
        lambda: told.world(home=told.home(conditions=())),
        Outcome.DOES_NOT_APPLY,
        Band.GOOD,
        Band.GOOD,
        says="recorded for ",
    ),
    RuleCase(
        Kind.OTHER,
        "a condition that ended before the stay",
        lambda: told.world(home=told.home(conditions=(PlacesCondition(since=SINCE, until=told.FIRST_NIGHT, most=1),))),
        Outcome.DOES_NOT_APPLY,
        Band.GOOD,
        Band.GOOD,
    ),
)
