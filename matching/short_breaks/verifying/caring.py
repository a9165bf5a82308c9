"""What a child draws on those who work, and who works on a night, in quarters of one member of staff.

What is not known of a child's care counts at its most. Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.short_breaks.period import BreakHome, StaffRow, Working
from matching.world.child import Child
from matching.world.staff import Shift

ONE_PERSON = 4
MOST_BY_DAY = 8
MOST_AWAKE = 4
NIGHT_SHIFTS = (Working.WAKING_NIGHT, Working.SLEEP_IN)

TaskOn = tuple[str, str]
"""A clinical task, and when: "day", "evening", "night" for every child, "waking night" for one with waking care."""


def by_day(child: Child) -> int:
    """By day; an evening is the same."""
    return MOST_BY_DAY if child.day_care is None else child.day_care.quarters


def awake_at_night(child: Child) -> int:
    """From those awake at night."""
    return MOST_AWAKE if child.night_care is None else child.night_care.waking_quarters


def at_night(child: Child) -> int:
    """From everybody at night: as much as from those awake, or a quarter for a child who needs nobody awake."""
    return max(awake_at_night(child), 1)


def tasks_of(child: Child) -> Iterator[TaskOn]:
    """Each clinical task of the child, and when somebody must be able to do it."""
    for task in child.clinical_tasks or ():
        for shift in task.shifts:
            yield task.task, shift.value
            if shift is Shift.NIGHT and awake_at_night(child) > 0:
                yield task.task, Working.WAKING_NIGHT.value


def row_on(home: BreakHome, shift: Working, night: date) -> StaffRow | None:
    """The row that says who is on shift: of those for the night, the one written last. None: nobody is."""
    for row in reversed(home.staff):
        if row.shift is shift and row.since <= night < row.until and night.weekday() in row.weekdays:
            return row
    return None


def people_on(home: BreakHome, shift: Working, night: date) -> int:
    """How many are on a shift."""
    row = row_on(home, shift, night)
    return 0 if row is None else row.people


def people_trained_on(home: BreakHome, when: str, night: date) -> int:
    """How many different people on the shift are trained in something, for certain.

    Where nobody has said, one person may be trained in every task, so it is the largest number in any one task; where
    no training is told at all, it is everybody.
    """
    found = 0
    for shift in NIGHT_SHIFTS if when == "night" else (Working(when),):
        row = row_on(home, shift, night)
        if row is None:
            continue
        said, in_one_task = row.trained_people, [trained.people for trained in row.trained]
        found += said if said is not None else max(in_one_task, default=row.people)
    return found


def trained_on(home: BreakHome, task_on: TaskOn, child: str | None, night: date) -> int:
    """How many on the shift are trained in the task: for the child by name, or with None in general."""
    task, when = task_on
    shifts = NIGHT_SHIFTS if when == "night" else (Working(when),)
    found = 0
    for shift in shifts:
        row = row_on(home, shift, night)
        if row is not None:
            found += sum(t.people for t in row.trained if t.task == task and t.for_child == child)
    return found
