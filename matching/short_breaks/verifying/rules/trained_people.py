"""On each shift enough people are trained in every clinical task that the guests of the night need.

A child for whom somebody has been trained by name is looked after by them alone, and is not counted here.
"""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import PlannedStay
from matching.short_breaks.verifying.caring import TaskOn
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.training import looked_after, needed_of_any
from matching.short_breaks.verifying.untold import Untold, may_need
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import listed, many, on, task_named

ID = "trained-people"


def broken(reading: Reading) -> Iterator[Broken]:
    """By guests too many for those trained, for each home, night, task and shift."""
    untold = Untold(reading)
    for (urn, night), stays in reading.by_night.items():
        for task_on, found in looked_after(reading, untold, urn, night).items():
            guests, left = found.guests, found.left
            if guests > left:
                one = "needs" if guests == 1 else "need"
                need = f"{one} or may need" if found.may else one
                who = listed(_concerned(reading, urn, stays, task_on))
                sentence = (
                    f"On the night of {on(night)}, {many(guests, 'guest')} at {urn} (of {who}) "
                    f"{need} {task_named(task_on[0])} by {task_on[1]}; those trained in it can look after {left}."
                )
                yield Broken(rule=ID, about=(urn, night.isoformat(), *task_on), by=guests - left, sentence=sentence)


def _concerned(reading: Reading, urn: str, stays: list[PlannedStay], task_on: TaskOn) -> Iterator[str]:
    """The families of those who need the task, or of whom nobody has said whether they do."""
    for stay, child in reading.guests(stays):
        may = child.clinical_tasks is None and may_need(child, task_on[1])
        if may or task_on in needed_of_any(reading, urn, child):
            yield stay.family
