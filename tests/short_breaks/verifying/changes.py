"""What can be changed about the sound plan, and what is then said of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from matching.short_breaks.period import (
    Trained,
    Working,
)
from matching.world.child import NightCare, TaskNeeded
from matching.world.group import Resident
from matching.world.referral import ShortBreakRecord
from matching.world.staff import Shift
from matching.world.statement import Stated, StatementOfPurpose
from tests.short_breaks.verifying.sound import OTHER_TASK, TASK, A, Case, child, day, row


class Corruption(NamedTuple):
    """What is changed, the rule that it breaks ("" for none), and by how much at the most."""

    rule: str
    by: int
    what: str
    change: Callable[[Case], Case]


def resident(number: int = 1, arrived: date = date(2026, 1, 1), **changes: object) -> Resident:
    return Resident(child=child(f"L-{number}"), arrived=arrived).model_copy(update=changes)


def history(nights: int, first: date = date(2026, 8, 1), urn: str | None = A) -> tuple[ShortBreakRecord, ...]:
    return (ShortBreakRecord(first_night=first, nights=nights, urn=urn),)


def by_name(case: Case, *shifts: Working) -> Case:
    """One of each of these shifts is trained for C-1 by name."""
    for shift in shifts:
        case = case.staff(shift, 4, Trained(task=TASK, people=1, for_child="C-1"))
    return case


def long_stay(case: Case, nights: int) -> Case:
    return case.policy(keep_within_limits=True).moved(3, 8, nights=nights)


def gone_on(case: Case, before: int) -> Case:
    """F-3 comes for two nights on the day after an earlier stay of so many nights; it asks for no night at home."""
    promised = case.policy(keep_within_limits=True).family("F-3", least_gap=0)
    return promised.referral("C-3", previous_breaks=history(before, day(5 - before)))


def statement(number: int) -> StatementOfPurpose:
    return StatementOfPurpose(number=(Stated(value=number, effective=date(2020, 1, 1)),))


def two_need_it(case: Case) -> Case:
    """F-3's child needs the task by day as well, and one on shift is trained."""
    return case.child("C-3", clinical_tasks=(TaskNeeded(task=TASK, shifts=(Shift.DAY,)),))


def one_carer(case: Case, guests: int | None = 1, trained: int = 1) -> Case:
    """One by day is trained in both the tasks that C-1 and C-3 need, and there are others beside."""
    other = TaskNeeded(task=OTHER_TASK, shifts=(Shift.DAY,))
    both = (Trained(task=TASK, people=trained), Trained(task=OTHER_TASK, people=trained))
    by_day = row(Working.DAY, 4, *both).model_copy(update={"trained_people": guests})
    rows = (*case.staff(Working.EVENING, 4, *both).period.homes[0].staff, by_day)
    return case.home(staff=rows).child("C-3", clinical_tasks=(other,))


def one_awake(case: Case) -> Case:
    """The only one awake at night is trained in both the tasks that C-1 and C-3 may need."""
    other = TaskNeeded(task=OTHER_TASK, shifts=(Shift.NIGHT,))
    both = (Trained(task=TASK, people=1), Trained(task=OTHER_TASK, people=1))
    case = case.staff(Working.WAKING_NIGHT, 1, *both)
    return case.child("C-3", clinical_tasks=(other,), night_care=NightCare.WAKING_SHARED)


def new_to_it(case: Case, family: str) -> Case:
    return case.suited(family, known=False)
