"""What guests draw on each night and what there is of it: places, staff by shift, and people trained in a task.

Draws and staff are counted in quarters of one member of staff. A day, evening and night of the same date go together.
What is not known of a child's care counts at its most, so that no night is planned on a guess: a child whose clinical
tasks nobody has named may need every one that is needed in the period. A promise is not broken by that alone. Project
judgement.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

import numpy as np

from matching.short_breaks.building.frame import Frame, Pair
from matching.short_breaks.building.shifts import OnShift, named_training, on_shift
from matching.short_breaks.period import BreakHome, Working
from matching.short_breaks.problem import NO_LIMIT, Ints, SmallInts
from matching.world.child import Child, DayCare, NightCare
from matching.world.group import Resident
from matching.world.home import PlacesCondition, conditions_on
from matching.world.staff import Shift
from matching.world.statement import stated_on

QUARTERS = 4


class Row(NamedTuple):
    """One thing that guests draw on."""

    name: str
    task: str | None = None
    on: str | None = None
    """For a task: "day", "evening", "waking night" (children with waking care) or "night" (every child)."""

    @property
    def any_task(self) -> bool:
        """Whether it is about every guest with a clinical task on that shift, whichever it is."""
        return self.task is None and self.on is not None


PLAIN_ROWS = (
    Row("places"),
    Row("draw of the whole group"),
    Row("day staff"),
    Row("evening staff"),
    Row("waking night staff"),
    Row("night staff, awake or sleeping in"),
)
TASK_SHIFTS = ("day", "evening", "waking night", "night")
ANY_TASK_ROWS = tuple(Row(f"trained in any task, {on}", None, on) for on in TASK_SHIFTS)
"""One person may be trained in several tasks, and is still one person."""


def rows_of(frame: Frame) -> tuple[Row, ...]:
    """The rows that somebody in the period draws on, plain ones first; any task only where it says more than each."""
    needed = {
        (task.task, on)
        for pair in frame.pairs
        for child in frame.children(pair)
        for task in child.clinical_tasks or ()
        for on in task_rows(child, task.shifts)
    }
    tasks = (Row(f"trained in {task}, {on}", task, on) for task, on in sorted(needed, key=_task_order))
    return (*PLAIN_ROWS, *(row for row in ANY_TASK_ROWS if _says_more(frame, row)), *tasks)


def _says_more(frame: Frame, row: Row) -> bool:
    """Whether at some home more guests could come on a night than those trained on the shift can look after.

    Where all who need somebody trained need the same, its own row says as much.
    """
    each = frame.period.policy.guests_per_trained
    guests: list[list[Child]] = [[] for _ in frame.homes]
    for pair in frame.pairs:
        guests[pair.home] += (child for child in frame.children(pair) if row.on in shifts_of_tasks(child))
    for home, coming in zip(frame.homes, guests, strict=True):
        living_there = [r.child for r in frame.residents.get(home.urn, ()) if row.on in shifts_of_tasks(r.child)]
        if not coming or _is_one_task(named_training(home), row, (*coming, *living_there)):
            continue
        most = min(len(coming) + len(living_there), len(frame.home_records[home.urn].bedrooms))
        people = on_shift(frame, home).different(row.on or "")
        if bool(((people > 0) & (each * people < most)).any()):
            return True
    return False


def _is_one_task(named: frozenset[tuple[str, str]], row: Row, children: Iterable[Child]) -> bool:
    """Whether the row of one task is about all these children, who need somebody trained on the same shift.

    A child for whom somebody is trained by name is in no such row, and one whose tasks nobody has named in all of them.
    """
    found: set[str | None] = set()
    for child in children:
        tasks = [t.task for t in child.clinical_tasks or () if row.on in tuple(task_rows(child, t.shifts))]
        found |= {None if (task, child.id) in named else task for task in tasks} or {None}
    return len(found) == 1 and None not in found


def shifts_of_tasks(child: Child) -> frozenset[str]:
    """What the child's clinical tasks are counted under, whichever they are."""
    if child.clinical_tasks is None:
        return frozenset(task_rows(child, Shift))
    return frozenset(on for task in child.clinical_tasks for on in task_rows(child, task.shifts))


def _task_order(needed: tuple[str, str]) -> tuple[str, int]:
    return needed[0], TASK_SHIFTS.index(needed[1])


def task_rows(child: Child, shifts: Iterable[Shift]) -> Iterable[str]:
    """What a task is counted under on these shifts: for a child with waking care, at night somebody awake as well."""
    for shift in shifts:
        if shift is not Shift.NIGHT:
            yield shift.value
            continue
        yield "night"
        if _night(child) is not NightCare.SLEEP_IN:
            yield "waking night"


def plain_draw(child: Child) -> tuple[int, ...]:
    """What one child draws on each of PLAIN_ROWS."""
    day = (child.day_care or DayCare.TWO_TO_ONE).quarters
    waking = _night(child).waking_quarters
    asleep = 1 if waking == 0 else 0
    return (1, day, day, day, waking, waking + asleep)


def _night(child: Child) -> NightCare:
    return child.night_care or NightCare.WAKING_ONE_TO_ONE


def use_of(frame: Frame, pair: Pair, rows: tuple[Row, ...]) -> list[int]:
    """What the pair's family draws on each row. Tasks with somebody trained for the child by name are left out."""
    use = [0] * len(rows)
    named = named_training(frame.homes[pair.home])
    for child in frame.children(pair):
        for k, drawn in enumerate(plain_draw(child)):
            use[k] += drawn
        on_any = shifts_of_tasks(child)
        for k, row in enumerate(rows):
            use[k] += row.on in on_any and (row.any_task or child.clinical_tasks is None)
        for task in child.clinical_tasks or ():
            if (task.task, child.id) in named:
                continue
            for on in task_rows(child, task.shifts):
                use[next(k for k, row in enumerate(rows) if row.task == task.task and row.on == on)] += 1
    return use


def capacity_of(frame: Frame, home: BreakHome, rows: tuple[Row, ...], shift: OnShift) -> SmallInts:
    """(K, T): what there is of each row for guests, after the children who live there; never below 0."""
    people = {s: QUARTERS * n.astype(np.int64) for s, n in shift.people.items()}
    most_draw = NO_LIMIT if home.most_draw_quarters is None else home.most_draw_quarters
    waking = people[Working.WAKING_NIGHT]
    night = waking + people[Working.SLEEP_IN]
    plain = (places_of(frame, home), np.full(frame.nights, most_draw), people[Working.DAY], people[Working.EVENING])
    tasks = (_looked_after(frame, shift, row) for row in rows if row.on)
    found = np.array([*plain, waking, night, *tasks], dtype=np.int64).reshape(len(rows), frame.nights)
    for resident in frame.residents.get(home.urn, ()):
        found -= np.outer(_drawn_by(resident, rows), lives_there(frame, resident))
    return np.maximum(found, _promised_untold(frame, home, rows)).astype(np.int16)


def _promised_untold(frame: Frame, home: BreakHome, rows: tuple[Row, ...]) -> Ints:
    """(K, T): promised children whose tasks nobody has named, and who may need this one; 0 for other rows."""
    found = np.zeros((len(rows), frame.nights), dtype=np.int64)
    for stay in frame.fixed_stays:
        if stay.urn == home.urn:
            pair = frame.pairs[frame.pair_number[stay.family, stay.urn]]
            untold = [shifts_of_tasks(c) for c in frame.children(pair) if c.clinical_tasks is None]
            may_need = [sum(row.on in on for on in untold) for row in rows]
            found += np.outer(may_need, frame.mask((stay.run,)))
    return found


def _looked_after(frame: Frame, shift: OnShift, row: Row) -> Ints:
    """(T,): guests that those trained can look after. Of a shift with nobody, other rows say that it is empty."""
    each, on = frame.period.policy.guests_per_trained, row.on or ""
    if row.task is not None:
        return each * shift.able(row.task, None, on).astype(np.int64)
    people = shift.different(on).astype(np.int64)
    return np.where(people > 0, each * people, NO_LIMIT)


def _drawn_by(resident: Resident, rows: tuple[Row, ...]) -> list[int]:
    untold, on_any = resident.child.clinical_tasks is None, shifts_of_tasks(resident.child)
    counted = (row.on in on_any and (row.any_task or untold) for row in rows[len(PLAIN_ROWS) :])
    drawn = [*plain_draw(resident.child), *map(int, counted)]
    for task in resident.child.clinical_tasks or ():
        for on in task_rows(resident.child, task.shifts):
            for k, row in enumerate(rows):
                drawn[k] += row.task == task.task and row.on == on
    return drawn


def lives_there(frame: Frame, resident: Resident) -> SmallInts:
    """(T,): 1 on each night the child lives in the home. A leaving date that is not confirmed is not relied on."""
    until = resident.leaving if resident.leaving_confirmed else None
    number = np.arange(frame.nights)
    stays = number >= frame.period.number(resident.arrived)
    if until is not None:
        stays &= number < frame.period.number(until)
    return stays.astype(np.int16)


def places_of(frame: Frame, home: BreakHome) -> SmallInts:
    """(T,): places before residents: registration and open bedrooms less beds held back, and the statement's number."""
    record = frame.home_records[home.urn]
    found = np.zeros(frame.nights, dtype=np.int64)
    for t in range(frame.nights):
        night = frame.period.first_night + timedelta(days=t)
        open_rooms = sum(room.is_open_on(night) for room in record.bedrooms)
        registered = min((c.most for c in conditions_on(record, PlacesCondition, night)), default=open_rooms)
        in_use = sum(run.holds(night) for run in home.held_back_in_use)
        stated = stated_on(record.statement.number, night)
        most = NO_LIMIT if stated is None else stated.value
        found[t] = min(min(open_rooms, registered) - max(home.held_back - in_use, 0), most)
    found[frame.mask(home.closed)] = 0
    return np.maximum(found, 0).astype(np.int16)
