"""Children of whom nobody has said which clinical tasks they need: they may need every one needed in the period.

A promise to such a child is not broken by that alone; it leaves the fewer people for others. Project judgement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from matching.short_breaks.period import PlannedStay, Working
from matching.short_breaks.verifying.caring import TaskOn, awake_at_night, tasks_of
from matching.short_breaks.verifying.reading import Reading, when_where
from matching.world.child import Child


class Untold:
    """Who may need what, of the guests of a plan and of the children who live in a home."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._promised = {when_where(stay) for stay in reading.fixed}
        placed = {family for family, _ in reading.suited} | {stay.family for stay in reading.fixed}
        children = (c for id in placed if id in reading.families for c in reading.families[id].children)
        known = (reading.referrals[child].child for child in children if child in reading.referrals)
        self._needed = sorted({task_on for child in known for task_on in tasks_of(child)})

    def tasks(self, stays: Iterable[PlannedStay]) -> Counter[TaskOn]:
        """How many of the guests may need each task, by when."""
        return self.tasks_of(child for _, child in self._reading.guests(stays))

    def tasks_of(self, children: Iterable[Child]) -> Counter[TaskOn]:
        """How many of these children may need each task, by when."""
        untold = [child for child in children if child.clinical_tasks is None]
        return Counter(task_on for child in untold for task_on in self._needed if may_need(child, task_on[1]))

    def shifts(self, stays: Iterable[PlannedStay]) -> Counter[str]:
        """How many of the guests may need any task, by when."""
        return self.shifts_of(child for _, child in self._reading.guests(stays))

    def shifts_of(self, children: Iterable[Child]) -> Counter[str]:
        """How many of these children may need any task, by when."""
        untold = [child for child in children if child.clinical_tasks is None]
        return Counter(when for child in untold for when in ALL_DAY if may_need(child, when))

    def promised(self, stays: Iterable[PlannedStay]) -> list[PlannedStay]:
        """Those of the stays that the plan has to hold."""
        return [stay for stay in stays if when_where(stay) in self._promised]


ALL_DAY = ("day", "evening", "night", Working.WAKING_NIGHT.value)


def may_need(child: Child, when: str) -> bool:
    """Whether the child may need a task then: somebody awake at night only where its care is a waking one."""
    return when != Working.WAKING_NIGHT.value or awake_at_night(child) > 0
