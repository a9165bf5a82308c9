"""Readiness plans: what was chosen, and each task with who does it, by when, and whether it was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, select

from matching.errors import BadInput, Problem
from matching.readiness import ReadinessPlan, Task
from matching.world.record import Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk, NotThere
from service.records.differing import ChangedSince, must_be_as_read
from service.records.open_still import hold_row
from service.records.versions import Writing, as_words, in_force, write_down
from service.store.base import new_id
from service.store.rows import HomeRow, ReadinessPlanRow, TaskRow, TaskVersionRow

ANOTHER_PLAN = Problem("task", "another plan is followed by now", "Read that one, and change its task.")
INSTEAD = "Read the plan that is followed, and name it where a new one is to be followed instead."


class TaskKind(StrEnum):
    """Why a task is there."""

    CHANGE = "makes it a match"
    CONDITION = "must be in place"
    WELCOME = "welcomes the child"


class Kept(Record):
    """What is kept of a task. `task` is as it was worked out; the rest is what people made of it."""

    kind: TaskKind
    task: Task
    owner: Text | None = None
    """The name of who does it. None: nobody has been named."""
    due: date
    done_on: date | None = None
    """None: not done."""
    evidence: Text | None = None
    """How it is known to be done."""
    not_needed_because: Text | None = None
    """Why it is not to be done after all. None: it is."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and self.not_needed_because is None


class PlannedTask(Record):
    """A task by its id. `late`: it is still to be done and its day has passed."""

    id: str
    number: int
    """Of the version that this is, counted from 1."""
    kept: Kept
    late: bool


class Plan(Record):
    """A readiness plan as it stands; `plan` is as it was worked out."""

    id: str
    home: str
    referral: str
    assessment: str
    made_at: datetime
    steps: tuple[str, ...]
    """The changes that were chosen, by their ids."""
    plan: ReadinessPlan
    tasks: tuple[PlannedTask, ...]
    weekly_pounds: int
    one_off_pounds: int


class Chosen(Record):
    """What is kept of a plan."""

    steps: tuple[str, ...]
    plan: ReadinessPlan


def keep_plan(
    desk: Desk, home: str, referral: str, assessment: str, chosen: Chosen, instead_of: str | None = None
) -> Plan:
    """A new plan, which is followed from now on; what was written of a task stays with it where it is to be done still.

    Raises NotThere, and ChangedSince where another plan is followed than the one that it is to stand instead of.
    """
    desk.ask(Action.WRITE, Kind.HOME, home)
    written = _written_so_far(desk, home, referral, instead_of)
    id, t = new_id(), desk.t
    row = ReadinessPlanRow(
        id=id,
        home_id=home,
        referral_id=referral,
        assessment_id=assessment,
        made_at=desk.now,
        made_by=desk.actor.person,
        plan=t.seal(ReadinessPlanRow, id, "plan", chosen.model_dump_json()),
    )
    t.session.add(row)
    t.session.flush()
    for place, kept in enumerate(_tasks(chosen.plan), 1):
        task = TaskRow(id=new_id(), plan_id=id, place=place)
        t.session.add(task)
        t.session.flush()
        _write(desk, task.id, _with_written(kept, written.get((kept.kind, kept.task.what))))
    return _read(desk, row)


def _written_so_far(desk: Desk, home: str, referral: str, instead_of: str | None) -> dict[tuple[TaskKind, str], Kept]:
    """Each task of the plan that is followed, by what it is, held so that nobody writes it meanwhile."""
    hold_row(desk.t, HomeRow, home)
    row = _last(desk, home, referral)
    if (None if row is None else row.id) != instead_of:
        raise ChangedSince([Problem("instead of", "it is not the plan that is followed now", INSTEAD)])
    if row is None:
        return {}
    of_plan = select(TaskRow.id).where(TaskRow.plan_id == row.id)
    for id in desk.t.session.scalars(of_plan.order_by(TaskRow.id)):
        hold_row(desk.t, TaskRow, id)
    found = (_kept(desk, version) for version in _versions(desk, of_plan).values())
    return {(each.kind, each.task.what): each for each in found}


def _with_written(new: Kept, before: Kept | None) -> Kept:
    return new if before is None else before.model_copy(update={"task": new.task})


def _tasks(plan: ReadinessPlan) -> Iterator[Kept]:
    kinds = ((TaskKind.CHANGE, plan.changes), (TaskKind.CONDITION, plan.conditions), (TaskKind.WELCOME, plan.welcome))
    for kind, tasks in kinds:
        yield from (Kept(kind=kind, task=task, due=task.due) for task in tasks)


def plan_of(desk: Desk, home: str, referral: str) -> Plan | None:
    """The plan that is followed for a referral at a home. None: none was made. Raises NotThere."""
    row = _last(desk, home, referral)
    if row is None:
        return None
    desk.ask(Action.READ, Kind.ASSESSMENT, row.assessment_id)
    return _read(desk, row)


def _last(desk: Desk, home: str, referral: str) -> ReadinessPlanRow | None:
    about = (ReadinessPlanRow.home_id == home) & (ReadinessPlanRow.referral_id == referral)
    last = select(ReadinessPlanRow).where(about).order_by(ReadinessPlanRow.made_at.desc(), ReadinessPlanRow.id)
    return desk.t.session.scalars(last.limit(1)).first()


def task_of(desk: Desk, id: str) -> PlannedTask:
    """One task as it stands, held to be written. Raises NotThere, and ChangedSince where another plan is followed."""
    task = desk.t.session.get(TaskRow, id)
    if task is None:
        raise NotThere
    plan = desk.t.session.get_one(ReadinessPlanRow, task.plan_id)
    desk.ask(Action.READ, Kind.ASSESSMENT, plan.assessment_id)
    desk.ask(Action.WRITE, Kind.HOME, plan.home_id)
    hold_row(desk.t, TaskRow, id)
    followed = _last(desk, plan.home_id, plan.referral_id)
    if followed is None or followed.id != plan.id:
        raise ChangedSince([ANOTHER_PLAN])
    version = _versions(desk, select(TaskRow.id).where(TaskRow.id == id))[id]
    return _planned(desk, version)


def task_now(desk: Desk, plan: Plan, id: str) -> PlannedTask:
    """That task of the plan that is followed; of one of an earlier plan the same in this one, else as it stood there.

    Raises NotThere.
    """
    of_plan = next((each for each in plan.tasks if each.id == id), None)
    if of_plan is not None:
        return of_plan
    task = desk.t.session.get(TaskRow, id)
    earlier = None if task is None else desk.t.session.get_one(ReadinessPlanRow, task.plan_id)
    if earlier is None or (earlier.home_id, earlier.referral_id) != (plan.home, plan.referral):
        raise NotThere
    desk.ask(Action.READ, Kind.ASSESSMENT, earlier.assessment_id)
    before = _planned(desk, _versions(desk, select(TaskRow.id).where(TaskRow.id == id))[id])
    what = (before.kept.kind, before.kept.task.what)
    return next((each for each in plan.tasks if (each.kept.kind, each.kept.task.what) == what), before)


def write_task(desk: Desk, now: PlannedTask, number: int, kept: Kept) -> PlannedTask:
    """A new version of a task that was asked for. Raises ChangedSince where it is not as it was in that version."""
    if now.number != number:
        must_be_as_read(_in_version(desk, now.id, number), now.kept, kept)
    _write(desk, now.id, kept)
    return task_of(desk, now.id)


def _in_version(desk: Desk, task: str, number: int) -> Kept:
    row = desk.t.session.scalars(select(TaskVersionRow).filter_by(task_id=task, number=number)).first()
    if row is None:
        raise BadInput([Problem("number", "the task has no such version", "Read it again.")])
    return _kept(desk, row)


def _write(desk: Desk, id: str, kept: Kept) -> None:
    writing = Writing(desk.t, desk.day, desk.now, desk.actor.person)
    write_down(writing, TaskVersionRow, TaskVersionRow.task_id, id, {"record": as_words(kept)})


def _versions(desk: Desk, tasks: Select[Any]) -> dict[str, TaskVersionRow]:
    return in_force(desk.t, TaskVersionRow, TaskVersionRow.task_id, tasks, desk.day)


def _kept(desk: Desk, version: TaskVersionRow) -> Kept:
    return Kept.model_validate_json(desk.t.words(version, "record"))


def _planned(desk: Desk, version: TaskVersionRow) -> PlannedTask:
    kept = _kept(desk, version)
    late = kept.is_open and kept.due < desk.day
    return PlannedTask(id=version.task_id, number=version.number, kept=kept, late=late)


def _read(desk: Desk, row: ReadinessPlanRow) -> Plan:
    chosen = Chosen.model_validate_json(desk.t.words(row, "plan"))
    of_plan = select(TaskRow.id).where(TaskRow.plan_id == row.id)
    versions = _versions(desk, of_plan)
    ids = desk.t.session.scalars(of_plan.order_by(TaskRow.place)).all()
    tasks = tuple(_planned(desk, versions[id]) for id in ids)
    to_do = [each.kept.task for each in tasks if each.kept.not_needed_because is None]
    return Plan(
        id=row.id,
        home=row.home_id,
        referral=row.referral_id,
        assessment=row.assessment_id,
        made_at=row.made_at,
        steps=chosen.steps,
        plan=chosen.plan,
        tasks=tasks,
        weekly_pounds=sum(task.weekly_pounds for task in to_do),
        one_off_pounds=sum(task.one_off_pounds for task in to_do),
    )
