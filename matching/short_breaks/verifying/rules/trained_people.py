"""On each shift enough people are trained in every clinical task that the guests of the night need.

A child for whom somebody has been trained by name is looked after by them alone, and is not counted here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from matching.short_breaks.period import PlannedStay
from matching.short_breaks.verifying.caring import TaskOn, tasks_of, trained_on
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.untold import Untold, may_need
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import listed, on
from matching.world.child import Child

ID = "trained-people"


def broken(reading: Reading) -> Iterator[Broken]:
    """By guests too many for those trained, for each home, night, task and shift."""
    each, untold = reading.period.policy.guests_per_trained, Untold(reading)
    for (urn, night), stays in reading.by_night.items():
        living_there = [resident.child for resident in reading.living_there(urn, night)]
        residents = Counter(need for child in living_there for need in tasks_of(child)) + untold.tasks_of(living_there)
        may, promised = untold.tasks(stays), untold.tasks(untold.promised(stays))
        for task_on, guests in sorted((Counter(_of_guests(reading, urn, stays)) + may).items()):
            trained = trained_on(reading.homes[urn], task_on, None, night)
            left = max(each * trained - residents[task_on], promised[task_on])
            if guests > left:
                need = "need or may need" if may[task_on] else "need"
                who = listed(_concerned(reading, urn, stays, task_on))
                sentence = (
                    f"On the night of {on(night)}, {guests} guests at {urn} (of {who}) "
                    f"{need} {task_on[0]} by {task_on[1]}; those trained in it can look after {left}."
                )
                yield Broken(rule=ID, about=(urn, night.isoformat(), *task_on), by=guests - left, sentence=sentence)


def _of_guests(reading: Reading, urn: str, stays: list[PlannedStay]) -> Iterator[TaskOn]:
    for _, child in reading.guests(stays):
        yield from _of_guest(reading, urn, child)


def _of_guest(reading: Reading, urn: str, child: Child) -> Iterator[TaskOn]:
    for task, when in tasks_of(child):
        if (urn, task, child.id) not in reading.trained_by_name:
            yield task, when


def _concerned(reading: Reading, urn: str, stays: list[PlannedStay], task_on: TaskOn) -> Iterator[str]:
    """The families of those who need the task, or of whom nobody has said whether they do."""
    for stay, child in reading.guests(stays):
        may = child.clinical_tasks is None and may_need(child, task_on[1])
        if may or task_on in _of_guest(reading, urn, child):
            yield stay.family
