"""Who works at a home of the period, night by night, and who of them is trained in a clinical task."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.period import BreakHome, StaffRow, Working
from matching.short_breaks.problem import SmallInts


def named_training(home: BreakHome) -> frozenset[tuple[str, str]]:
    """Tasks and the children for whom somebody of this home has been trained by name; only they then count.

    They do on every night: a nurse delegates such a task for one child, and nothing in a period says that those trained
    in general may stand in. Project judgement.
    """
    return frozenset((t.task, t.for_child) for row in home.staff for t in row.trained if t.for_child is not None)


@dataclass(frozen=True)
class OnShift:
    """Who works at one home, night by night."""

    people: dict[Working, SmallInts]
    trained: dict[tuple[Working, str, str | None], SmallInts]
    """By shift, task and the child it is for (None: any)."""
    people_trained: dict[Working, SmallInts]
    """Different people who are trained in something, as far as that is known."""

    def able(self, task: str, child: str | None, on: str) -> SmallInts:
        """(T,): people on that kind of shift who are trained in the task, for that child or in general."""
        nothing = np.zeros_like(self.people[Working.DAY])
        return sum((self.trained.get((shift, task, child), nothing) for shift in _shifts(on)), start=nothing)

    def different(self, on: str) -> SmallInts:
        """(T,): people on that kind of shift who are trained in something, each once."""
        nothing = np.zeros_like(self.people[Working.DAY])
        return sum((self.people_trained[shift] for shift in _shifts(on)), start=nothing)


def _shifts(on: str) -> tuple[Working, ...]:
    return (Working.WAKING_NIGHT, Working.SLEEP_IN) if on == "night" else (Working(on),)


def on_shift(frame: Frame, home: BreakHome) -> OnShift:
    """Who works when: of rows that overlap, the one written last."""
    people = {shift: np.zeros(frame.nights, dtype=np.int16) for shift in Working}
    different = {shift: np.zeros(frame.nights, dtype=np.int16) for shift in Working}
    keys = {(row.shift, t.task, t.for_child) for row in home.staff for t in row.trained}
    trained = {key: np.zeros(frame.nights, dtype=np.int16) for key in keys}
    for row in home.staff:
        nights = _nights_of(frame, row)
        people[row.shift][nights] = row.people
        different[row.shift][nights] = _different(row)
        for key in keys:
            if key[0] is row.shift:
                trained[key][nights] = sum(t.people for t in row.trained if (t.task, t.for_child) == key[1:])
    return OnShift(people, trained, different)


def _different(row: StaffRow) -> int:
    """Where nobody has said how many different people are trained, those in any other task may all be the same.

    Of a shift of which no training is told at all, everybody counts: 0 would say that there is nothing to count.
    """
    if row.trained_people is not None:
        return row.trained_people
    return max((t.people for t in row.trained), default=row.people)


def _nights_of(frame: Frame, row: StaffRow) -> SmallInts:
    first, until = frame.period.number(row.since), frame.period.number(row.until)
    number = np.arange(frame.nights)
    return (number >= first) & (number < until) & np.isin(frame.weekdays, row.weekdays)  # type: ignore[return-value]
