"""Defects to plant in the model of an allocation, each with a period in which just what it gets wrong is scarce."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pytest

from matching.short_breaks import build as building
from matching.short_breaks.building import shifts, stays
from matching.short_breaks.building.draw import Row, use_of
from matching.short_breaks.building.frame import Frame, Pair
from matching.short_breaks.building.rooms import RoomClasses, Variants, variants_of
from matching.short_breaks.constraints import (
    Constraint,
    alike,
    alone,
    apart,
    arrivals,
    bedrooms,
    capacity,
    fixed,
    gaps,
    introductions,
    limits,
)
from matching.short_breaks.period import BookingStatus, Nights, Working
from matching.world.child import DayCare
from matching.world.group import Resident
from matching.world.statement import StatementOfPurpose
from tests.short_breaks.promises.one_home import Asking
from tests.short_breaks.scarce import Scarce, two_families
from tests.short_breaks.verifying.changes import statement
from tests.short_breaks.verifying.sound import MONDAY, OTHER_TASK, TASK, child, day, sound

Plant = Callable[[pytest.MonkeyPatch], None]


class Defect(NamedTuple):
    """What goes wrong, the rule of the check that names it, the period, and how to plant it."""

    what: str
    rule: str
    period: Scarce
    plant: Plant


def silenced(constraint: Constraint) -> Plant:
    """The model says nothing of the constraint."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(constraint, "add", lambda part: None)
        patch.setattr(constraint, "fits", lambda kept, columns: np.ones(len(columns.stay), dtype=np.bool_))

    return plant


def misread(change: Callable[[Scarce], Scarce]) -> Plant:
    """The model reads a period other than the one that was written."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(building, "Frame", lambda period, cleared: Frame(*change(Scarce(period, cleared)).few))

    return plant


def _no_tasks(frame: Frame, pair: Pair, rows: tuple[Row, ...]) -> list[int]:
    return [use if row.task is None else 0 for use, row in zip(use_of(frame, pair, rows), rows, strict=True)]


def _second_child_forgotten(frame: Frame, classes: RoomClasses) -> Variants:
    found = variants_of(frame, classes)
    return replace(found, classes=np.where(np.arange(found.classes.shape[1]) > 0, -1, found.classes).astype(np.int32))


def in_place_of(module: Any, name: str, other: Callable[..., Any]) -> Plant:
    """One function of the model is another."""
    return lambda patch: patch.setattr(module, name, other)


def two(**changes: Any) -> Scarce:
    return two_families(Asking((0, 1), minimum=2), Asking((0, 1), minimum=2), **changes)


def living(**care: Any) -> Resident:
    return Resident(child=child("L-1", **care), bedroom="r5", arrived=date(2026, 1, 1))


def one_after_the_other() -> Scarce:
    return two_families(Asking((0,)), Asking((1,))).rooms("F-a", "r1").rooms("F-b", "r1")


def one_family_at_two_homes() -> Scarce:
    """It asks for stays of two nights, and for more of them than there are nights apart."""
    case = sound()
    nights = (Nights(first=MONDAY, nights=3), Nights(first=day(10), nights=3))
    wish = {"available": nights, "shortest_stay": 2, "longest_stay": 2, "least_gap": 0, "assessed_nights": 6}
    families = (case.period.families[0].model_copy(update=wish),)
    suited = tuple(answer for answer in case.cleared.suited if answer.family == families[0].id)
    case = case.of_period(families=families, bookings=(), nights=13).answers(suited=suited)
    return Scarce(case.period, case.cleared)


DEFECTS = (
    Defect(
        "a bedroom is double-booked",
        "one-guest-a-bedroom",
        two().rooms("F-a", "r1").rooms("F-b", "r1"),
        silenced(bedrooms),
    ),
    Defect("a pair to be kept apart is together", "apart", two().kept_apart(), silenced(apart)),
    Defect("a night of one sex is broken", "group-alike", two().one_sex_a_night(), silenced(alike)),
    Defect("a night of one age band is broken", "group-alike", two().one_age_band_a_night(), silenced(alike)),
    Defect(
        "nobody is trained in the task",
        "trained-people",
        two().needs_the_task("F-a"),
        in_place_of(building, "use_of", _no_tasks),
    ),
    Defect(
        "a child who lives there, and may need the only one trained, is taken to need nobody",
        "trained-people",
        two().needs_the_task("F-a").one_trained_in(TASK).lived_in(living(clinical_tasks=None)),
        misread(lambda read: read.lived_in(living())),
    ),
    Defect(
        "two trained in a task each, who may be one person, are counted as two",
        "trained-for-all",
        two().needs_the_task("F-a").needs_the_task("F-b", OTHER_TASK).one_trained_in(TASK, OTHER_TASK),
        in_place_of(shifts, "_different", lambda row: row.people),
    ),
    Defect(
        "nobody on the shift is trained for the child by name",
        "trained-by-name",
        two().needs_the_task("F-a").trained(Working.DAY, for_child="C-F-a"),
        in_place_of(stays, "trained_by_name", lambda frame, pair, shift: np.ones(frame.nights, dtype=np.bool_)),
    ),
    Defect("there are too few staff", "staff-on-shift", two(people=1, care=DayCare.ONE_TO_ONE), silenced(capacity)),
    Defect(
        "the home is closed", "home-open", two().home(closed=two().run(1)), misread(lambda read: read.home(closed=()))
    ),
    Defect("76 nights in 12 months", "limit-of-12-months", two().limited(history=74), silenced(limits)),
    Defect(
        "18 nights in one stay",
        "limit-of-a-stay",
        two_families(Asking(tuple(range(18)), minimum=18, shortest=17), Asking((0,))).limited(history=0, longest=18),
        in_place_of(stays, "lawful_stay", lambda frame: 30),
    ),
    Defect(
        "one of two brothers has no bedroom",
        "bedroom-for-each",
        two().with_brother("F-a"),
        in_place_of(building, "variants_of", _second_child_forgotten),
    ),
    Defect(
        "the bed for an emergency is used",
        "places",
        two().home(held_back=4),
        misread(lambda read: read.home(held_back=0)),
    ),
    Defect(
        "more children are there than the statement of purpose is for",
        "stated-number",
        two().record(statement=statement(1)),
        misread(lambda read: read.record(statement=StatementOfPurpose())),
    ),
    Defect(
        "a night that the match check does not allow is planned",
        "suited",
        two().suited("F-b", nights=two().run(0)),
        misread(lambda read: read.suited("F-b", nights=read.run(0, 2))),
    ),
    Defect(
        "a bedroom is used while it is closed",
        "bedroom-open",
        two().rooms("F-a", "r1").bedroom("r1", closed_until=two().period.night(1)),
        misread(lambda read: read.bedroom("r1", closed_until=None)),
    ),
    Defect(
        "the group draws on more staff than the home can bear",
        "group-draw",
        two().home(most_draw_quarters=DayCare.SHARED_1_TO_2.quarters),
        misread(lambda read: read.home(most_draw_quarters=None)),
    ),
    Defect(
        "a family has two stays on one night",
        "overlap",
        one_family_at_two_homes(),
        silenced(gaps),
    ),
    Defect(
        "a bedroom is not made ready between guests",
        "turnaround",
        one_after_the_other().home(turnaround_nights=1),
        misread(lambda read: read.home(turnaround_nights=0)),
    ),
    Defect(
        "a bedroom is not made ready after a child who lived there",
        "turnaround",
        two().rooms("F-a", "r5").home(turnaround_nights=1).lived_in(living(), left=MONDAY),
        misread(lambda read: read.lived_in()),
    ),
    Defect(
        "a bedroom lacks what the child needs",
        "bedroom-suits",
        two().rooms("F-a", "r1").rooms("F-b", "r1"),
        misread(lambda read: read.rooms("F-b", "r2")),
    ),
    Defect(
        "a committed booking is dropped",
        "promised-in-plan",
        two_families(Asking((0, 1), mark=4, minimum=2), Asking((0, 1), minimum=2))
        .rooms("F-a", "r1")
        .rooms("F-b", "r1")
        .booked("F-b", "r1", BookingStatus.COMMITTED),
        silenced(fixed),
    ),
    Defect("a child who must be alone is not", "alone", two().suited("F-a", alone=True), silenced(alone)),
    Defect("too many arrive on one day", "arrivals", two().home(arrivals_a_day=1), silenced(arrivals)),
    Defect(
        "a family is not at home between two stays",
        "least-gap",
        two_families(Asking((0, 2), minimum=2), Asking((0,))).family("F-a", least_gap=3),
        silenced(gaps),
    ),
    Defect(
        "a first stay is too long",
        "first-stay",
        two_families(Asking((0, 1), minimum=2, shortest=2), Asking((0,)))
        .suited("F-a", known=False)
        .home(first_stay_most_nights=1),
        silenced(introductions),
    ),
)
