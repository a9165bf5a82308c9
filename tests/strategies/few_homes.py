"""Draws the homes and children of small periods of short breaks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from matching.short_breaks.period import BreakHome, GroupRule, Nights, StaffRow, Trained, Working
from matching.world.child import Child, DayCare, NightCare, Sex, TaskNeeded
from matching.world.home import Bedroom, Home, PlacesCondition
from matching.world.referral import Referral, ShortBreakRecord, Urgency
from matching.world.statement import StayKind
from tests.strategies.plain import among, kept

MONDAY = date(2026, 12, 7)
RECORDS = date(2026, 12, 1)
URNS = ("SC700001", "SC700002")
TASK = "gastrostomy_feeding"
LONG_HISTORY = (ShortBreakRecord(first_night=date(2026, 8, 1), nights=73),)
ROOMS = {urn: tuple(f"{letter}{n}" for n in (1, 2, 3)) for urn, letter in zip(URNS, "rs", strict=True)}


@kept
@st.composite
def records(draw: st.DrawFn, urn: str) -> Home:
    rooms = ROOMS[urn][: draw(st.integers(1, 3))]
    places = PlacesCondition(since=date(2020, 1, 1), most=draw(st.integers(1, 3)))
    bedrooms = tuple(Bedroom(id=room) for room in rooms)
    return Home(urn=urn, name=f"Home {urn}", provider="A council", conditions=(places,), bedrooms=bedrooms)


@st.composite
def homes_parts(draw: st.DrawFn, urn: str, bedrooms: int, first: date, nights: int) -> BreakHome:
    rule = draw(among(*(GroupRule.NONE, *GroupRule)))
    rows = [draw(_row(shift, first, nights)) for shift in Working]
    if draw(st.booleans()):
        rows.append(draw(_row(Working.DAY, first + timedelta(days=draw(st.integers(0, nights - 1))), 1)))
    return BreakHome(
        urn=urn,
        closed=draw(mostly((), run(first, nights, 1))),
        turnaround_nights=draw(st.integers(0, 2)),
        held_back=draw(among(0, 0, 0, 1)) if bedrooms > 1 else 0,
        staff=tuple(rows),
        arrivals_a_day=draw(among(None, 1, 2)),
        group_rule=rule,
        band_starts=(12,) if rule is GroupRule.AGE_BAND else (),
        most_draw_quarters=draw(among(None, None, 8)),
        first_stay_most_nights=draw(among(None, 1)),
    )


@kept
@st.composite
def _row(draw: st.DrawFn, shift: Working, since: date, nights: int) -> StaffRow:
    people = draw(st.integers(1, 3))
    trained = (Trained(task=TASK, people=draw(among(1, 1, 0))),)
    return StaffRow(shift=shift, people=people, trained=trained, since=since, until=since + timedelta(days=nights))


@kept
@st.composite
def children(draw: st.DrawFn, number: int) -> Child:
    return Child(
        id=f"C-{number + 1}",
        name=f"Child {number + 1}",
        date_of_birth=draw(among(date(2013, 5, 1), date(2016, 5, 1))),
        sex=draw(among(Sex.FEMALE, Sex.MALE)),
        day_care=draw(among(DayCare.SHARED_1_TO_2, DayCare.ONE_TO_ONE, DayCare.TWO_TO_ONE)),
        night_care=draw(among(NightCare.SLEEP_IN, NightCare.WAKING_SHARED, NightCare.WAKING_ONE_TO_ONE)),
        clinical_tasks=draw(among((), (), (), (TaskNeeded(task=TASK),))),
    )


@st.composite
def referrals(draw: st.DrawFn, child: Child) -> Referral:
    return Referral(
        id=f"R-{child.id}",
        child=child,
        placing_authority="A council",
        received_on=RECORDS,
        urgency=Urgency.PLANNED,
        kind=StayKind.SHORT_BREAK,
        start=MONDAY,
        previous_breaks=draw(among((), (), (), LONG_HISTORY)),
    )


@kept
@st.composite
def run(draw: st.DrawFn, first: date, nights: int, longest: int) -> Nights:
    """A run that lies in the period."""
    begins = draw(st.integers(0, nights - 1))
    return Nights(first=first + timedelta(days=begins), nights=draw(st.integers(1, min(longest, nights - begins))))


@kept
def mostly(usual: tuple[Any, ...], other: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, ...]]:
    """Two times in three the usual, or else one other thing."""
    return st.integers(0, 2).flatmap(lambda n: other.map(lambda one: (one,)) if n == 2 else st.just(usual))
