"""Every task that trained staff must do for the child is covered on every shift it is needed, from the first night.

A competence counts when it holds on the first night and, where the task calls for it, was assessed for this child by
name. Project judgement: how many people it takes to cover one shift all week.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from matching.details.child import CLINICAL_TASKS
from matching.findings import Band, Condition, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.called_for import Caller, is_called_for, may_be_called_for
from matching.rule import Force, LooksAt, Question
from matching.world.catalogue import Capability, CapabilityKind
from matching.world.facts import Role
from matching.world.staff import Competence, Shift, StaffMember

ID = "clinical-tasks"
SOURCE = "Children's Homes (England) Regulations 2015, reg 13(2)(c)"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The child needs nothing that takes training."


@dataclass(frozen=True)
class _Task:
    """A task that the child may need, and the needs that may call for it."""

    id: str
    capability: Capability | None
    """None when the catalogue does not hold it."""
    callers: tuple[Caller, ...]

    @property
    def name(self) -> str:
        return self.capability.name if self.capability else self.id


def questions(match: Match) -> Iterable[Question]:
    """One question for each task that the child does or may need, in the catalogue's order."""
    tasks = sorted(_tasks(match), key=lambda t: t.id)
    for task in tasks:
        yield Question(
            partial(_judge, task=task),
            about=task.id,
            title=task.name,
            rests_on=tuple(match.need_fact(c.need) for c in task.callers),
        )


def _tasks(match: Match) -> Iterator[_Task]:
    capabilities = match.catalogue.capability_by_id()
    callers = {c.id: found for c, found in may_be_called_for(match, CapabilityKind.COMPETENCE)}
    supposed = Known(match, {}).possible(match.need_fact(CLINICAL_TASKS))
    for id in {t.task for tasks in supposed for t in tasks} | callers.keys():
        yield _Task(id, capabilities.get(id), callers.get(id, ()))


def _judge(known: Known, task: _Task) -> Verdict:
    match = known.match
    shifts = [s for s in Shift if s in _shifts(known, task)]
    if not shifts:
        return met(f"{task.name}: not needed.")
    enough = match.policy["competent_staff_to_cover_shift"]
    short = {shift: enough - len(_competent(match, task, shift)) for shift in shifts}
    lacking = {shift: number for shift, number in short.items() if number > 0}
    if not lacking:
        return met(f"{task.name}: at least {enough} staff can do it on each shift.{_renewal(match, task, shifts)}")
    words = ", ".join(f"{number} more by {shift.value}" for shift, number in lacking.items())
    conditions = [_train(match, task, shift, number) for shift, number in lacking.items()]
    if _can_train(match, task, lacking):
        return not_met(f"{task.name}: {words}; training can be done in time.", Band.CONDITIONS, *conditions)
    return not_met(f"{task.name}: {words}; training cannot be done in time.", Band.NOT_UNLESS, *conditions)


def _shifts(known: Known, task: _Task) -> set[Shift]:
    """The shifts on which the child needs it, as listed for the child or as a need calls for it."""
    listed = known.match.need_fact(CLINICAL_TASKS)
    shifts: set[Shift] = set()
    if known.whether(listed, lambda tasks: any(t.task == task.id for t in tasks)):
        shifts.update(
            s for tasks in known.possible(listed) for t in tasks if t.task == task.id for s in t.shifts or Shift
        )
    if task.capability and not shifts >= set(task.capability.shifts) and is_called_for(known, task.callers):
        shifts.update(task.capability.shifts)
    return shifts


def _holding(match: Match, task: _Task, person: StaffMember) -> list[Competence]:
    named = task.capability is None or task.capability.named_child
    suits = (match.child.id,) if named else (None, match.child.id)
    return [c for c in person.competences if c.task == task.id and c.for_child in suits and c.holds_on(match.start)]


def _on_shift(match: Match, shift: Shift) -> list[StaffMember]:
    return [person for person in match.home.staff if person.works_on(shift, match.start)]


def _competent(match: Match, task: _Task, shift: Shift) -> list[StaffMember]:
    return [person for person in _on_shift(match, shift) if _holding(match, task, person)]


def _can_train(match: Match, task: _Task, lacking: Iterable[Shift]) -> bool:
    """Whether there are enough people on each shift to train, and time to train them."""
    if task.capability is None:
        return False
    enough = match.policy["competent_staff_to_cover_shift"]
    ready = match.on + timedelta(days=task.capability.days_to_arrange)
    return ready <= match.start and all(len(_on_shift(match, shift)) >= enough for shift in lacking)


def _train(match: Match, task: _Task, shift: Shift, number: int) -> Condition:
    kind = GapKind.COMPETENCE if task.capability else GapKind.RECORD
    how = task.capability.how if task.capability else "Say what this task takes; the catalogue does not hold it."
    return Condition(
        what=f"{task.name}, {shift.value} shift: {number} more to be trained and assessed. {how}",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap(kind=kind, part=task.id, shift=shift.value, amount=number),
    )


def _renewal(match: Match, task: _Task, shifts: Iterable[Shift]) -> str:
    """When to assess again so that no shift loses its cover during the stay, in words; nothing if none does."""
    lost = [day for shift in shifts if (day := _cover_lost(match, task, shift))]
    if not lost or min(lost) >= match.end(match.referral.expected_nights):
        return ""
    due = max(min(lost), match.start)
    return f" Assess again before {due.isoformat()}, when a shift would lose its cover."


def _cover_lost(match: Match, task: _Task, shift: Shift) -> date | None:
    """The first day on which too few of those who cover a shift at first still do. None: not in sight."""
    ends = [_until(match, task, person) for person in _competent(match, task, shift)]
    spare = len(ends) - match.policy["competent_staff_to_cover_shift"]
    lapsing = sorted(day for day in ends if day is not None)
    return lapsing[spare] if len(lapsing) > spare else None


def _until(match: Match, task: _Task, person: StaffMember) -> date | None:
    """The day on which somebody lapses, is due to be assessed again for this child, or leaves."""
    again = timedelta(days=match.policy["competence_reassessment_days"])
    ends = [c.expires or (c.assessed_on + again if c.for_child else None) for c in _holding(match, task, person)]
    held = None if None in ends else max(day for day in ends if day is not None)
    return min((day for day in (held, person.leaves) if day is not None), default=None)
