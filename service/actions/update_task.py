"""Says of a task who does it, by when, and that it was done or is not needed after all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.errors import BadInput, Problem
from matching.world.record import Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.plans import PlannedTask, task_of, write_task
from service.records.versions import VersionNumber


class UpdateTask(Record):
    """How the task stands from now on, all of it; what is left out is not said any more."""

    task: str
    number: VersionNumber
    """Of the version that was read."""
    owner: Text | None = None
    due: date
    done_on: date | None = None
    evidence: Text | None = None
    not_needed_because: Text | None = None


def update_task(desk: Desk, asked: UpdateTask) -> PlannedTask:
    """A new version of the task; what it was before stays.

    Raises ChangedSince where somebody has changed it since it was read, and BadInput with every problem in it.
    """
    now = task_of(desk, asked.task)
    problems = list(_problems(desk, asked))
    if problems:
        raise BadInput(problems)
    said = {name: value for name, value in asked if name not in ("task", "number")}
    return write_task(desk, now, asked.number, now.kept.model_copy(update=said))


def _problems(desk: Desk, asked: UpdateTask) -> Iterator[Problem]:
    if asked.done_on is not None and asked.done_on > desk.day:
        yield Problem("done on", "it is in the future", "Give the day it was done.")
    if asked.done_on is not None and asked.evidence is None:
        yield Problem("evidence", "nothing says how it is known to be done", "Write what shows it.")
    if asked.done_on is not None and asked.not_needed_because is not None:
        yield Problem("not needed because", "it was done, and is said not to be needed", "Say one of the two.")


ACT = Act("update a task", Kind.HOME, Action.WRITE, UpdateTask, PlannedTask, update_task)
