"""What a home can offer in the period, beyond what its own record says: who works when, and its rules for guests."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from matching.short_breaks.period.nights import Nights
from matching.world.home import Urn
from matching.world.record import Ident, Record

Weekday = Annotated[int, Field(ge=0, le=6)]
"""0 for Monday to 6 for Sunday."""


class GroupRule(StrEnum):
    """Who the guests of one night must be alike in."""

    NONE = "none"
    AGE_BAND = "one age band a night"
    SINGLE_SEX = "one sex a night"


class Working(StrEnum):
    """The kinds of shift that a night of short breaks takes, each on the date of its evening."""

    DAY = "day"
    EVENING = "evening"
    WAKING_NIGHT = "waking night"
    SLEEP_IN = "sleep-in"


class Trained(Record):
    """How many of those on a shift are competent in one clinical task."""

    task: Ident
    """The id of a competence in the catalogue."""
    people: Annotated[int, Field(ge=0, le=40)]
    for_child: Ident | None = None
    """The child they were assessed for. None: in general."""


class StaffRow(Record):
    """Who is on one kind of shift over a run of nights. Where rows overlap, the one written last holds."""

    shift: Working
    people: Annotated[int, Field(ge=0, le=40)]
    trained: tuple[Trained, ...] = ()
    trained_people: Annotated[int, Field(ge=0, le=40)] | None = None
    """How many different people these are: one may be trained in several tasks. None: not known; then no more are
    counted than the most who are trained in one of them."""
    since: date
    until: date
    """The first night it no longer holds for."""
    weekdays: tuple[Weekday, ...] = (0, 1, 2, 3, 4, 5, 6)


class OnDuty(Record):
    """The nights on which one member of staff is on shift, as far as they are settled."""

    staff: Ident
    nights: tuple[Nights, ...]


class BreakHome(Record):
    """One home's part in the period. Its bedrooms, registration and statement stand in the period's world."""

    urn: Urn
    closed: tuple[Nights, ...] = ()
    turnaround_nights: Annotated[int, Field(ge=0, le=7)] = 0
    """Nights a bedroom stays empty after a guest before the next one."""
    held_back: Annotated[int, Field(ge=0, le=20)] = 0
    """Beds kept free every night for an emergency; one may be in a bedroom that is being made ready after a guest."""
    held_back_in_use: tuple[Nights, ...] = ()
    """Nights on which a bed held back is taken by a child admitted in an emergency: a run for each bed."""
    staff: tuple[StaffRow, ...] = ()
    """A night and shift that no row covers has nobody on it."""
    arrivals_a_day: Annotated[int, Field(ge=0, le=20)] | None = None
    """Families the home can welcome well on one day. None: no limit."""
    group_rule: GroupRule = GroupRule.NONE
    band_starts: tuple[Annotated[int, Field(ge=0, le=25)], ...] = ()
    """For one age band a night: the first age of each band after the youngest, in order; such as (8, 12)."""
    most_draw_quarters: Annotated[int, Field(ge=0)] | None = None
    """The most that all guests of a night together may draw by day, in quarters of one member of staff. None: no limit
    other than the staff on shift."""
    tea_visits_needed: Annotated[int, Field(ge=0, le=10)] = 0
    """Visits before a child's first night here."""
    tea_visit_days: Annotated[int, Field(ge=1, le=60)] = 7
    """Days to allow for each visit still to be made."""
    first_stay_most_nights: Annotated[int, Field(ge=1, le=17)] | None = None
    """The longest first stay of a child new to the home. None: no limit."""
    on_duty: tuple[OnDuty, ...] = ()
