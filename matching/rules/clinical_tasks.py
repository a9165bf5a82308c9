"""Every task that trained staff must do for the child is covered on every shift it is needed, from the first night.

A competence counts on the nights it holds and, where the task calls for it, was assessed for this child by name. One
that nobody has recorded does not count: training that nobody has signed for is not relied on (Project judgement).
Project judgement: how many people it takes to cover one shift all week; and that cover lost within a year of the
match's assessment counts against it, while what has to be assessed again after that is a task with a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from matching.details.child import CLINICAL_TASKS
from matching.details.referral import EXPECTED_NIGHTS
from matching.findings import Band, Condition, Gap, GapKind, Outcome, Verdict, met, not_met
from matching.known import Known, OfChildFirst
from matching.match import Match
from matching.reading.called_for import Caller, is_called_for, may_be_called_for
from matching.reading.company import nights_stayed
from matching.reading.cover import Cover
from matching.reading.presence import in_words
from matching.rule import Force, LooksAt, Question
from matching.world.catalogue import Capability, CapabilityKind
from matching.world.facts import Role
from matching.world.staff import Shift

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

    def cover(self, match: Match) -> Cover:
        """Who can do it at the home of a match."""
        return Cover.of(match, self.id, named=self.capability is None or self.capability.named_child)


@dataclass(frozen=True)
class _Lack:
    """A shift with too few people who can do a task, and on which nights of the stay."""

    shift: Shift
    number: int
    """How many more it takes on the worst of the nights."""
    nights: tuple[date, ...]
    """The nights on which it lacks them, of those on which anything changes; soonest first."""


def questions(match: Match) -> Iterable[Question]:
    """One question for each task that the child does or may need, in the catalogue's order; the same at every home."""
    found: list[Question] | None = match.of_child.get(ID)
    if found is None:
        found = match.of_child[ID] = [_question(match, task) for task in sorted(_tasks(match), key=lambda t: t.id)]
    return found


def _question(match: Match, task: _Task) -> Question:
    rests_on = tuple(match.need_fact(c.need) for c in task.callers)
    judge = OfChildFirst(partial(_shifts, task=task), partial(_judge, task=task))
    return Question(judge, about=task.id, title=task.name, rests_on=rests_on)


def _tasks(match: Match) -> Iterator[_Task]:
    capabilities = match.catalogue.capability_by_id()
    callers = {c.id: found for c, found in may_be_called_for(match, CapabilityKind.COMPETENCE)}
    supposed = Known(match, {}).possible(match.need_fact(CLINICAL_TASKS))
    for id in {t.task for tasks in supposed for t in tasks} | callers.keys():
        yield _Task(id, capabilities.get(id), callers.get(id, ()))


def _judge(known: Known, shifts: tuple[Shift, ...], task: _Task) -> Verdict:
    match = known.match
    if not shifts:
        return met(f"{task.name}: not needed.")
    lacks = [lack for shift in shifts if (lack := _lack(known, task, shift))]
    if not lacks:
        return _covered(known, task, shifts)
    words = ", ".join(f"{lack.number} more by {lack.shift.value}{_from(match, lack)}" for lack in lacks)
    conditions = [_train(match, task, lack) for lack in lacks]
    if _can_train(match, task, lacks):
        return not_met(f"{task.name}: {words}; training can be done in time.", Band.CONDITIONS, *conditions)
    return not_met(f"{task.name}: {words}; training cannot be done in time.", Band.NOT_UNLESS, *conditions)


def _shifts(known: Known, task: _Task) -> tuple[Shift, ...]:
    """The shifts on which the child needs it, in order, as listed for the child or as a need calls for it."""
    listed = known.match.need_fact(CLINICAL_TASKS)
    shifts: set[Shift] = set()
    if known.whether(listed, lambda tasks: any(t.task == task.id for t in tasks)):
        shifts.update(
            s for tasks in known.possible(listed) for t in tasks if t.task == task.id for s in t.shifts or Shift
        )
    if task.capability and not shifts >= set(task.capability.shifts) and is_called_for(known, task.callers):
        shifts.update(task.capability.shifts)
    return tuple(s for s in Shift if s in shifts)


def _lack(known: Known, task: _Task, shift: Shift) -> _Lack | None:
    """What a shift lacks on the nights of the stay in the coming year; None when it lacks nobody."""
    match, cover = known.match, task.cover(known.match)
    year_on = match.on + cover.again
    nights = (n for n in cover.lacking(shift, match.start) if n == match.start or n < year_on)
    lacking = nights_stayed(known, nights)
    return _Lack(shift, cover.most_short(shift, lacking), lacking) if lacking else None


def _can_train(match: Match, task: _Task, lacks: Iterable[_Lack]) -> bool:
    """Whether there are enough people on each shift to train, and time to train or assess them."""
    if task.capability is None:
        return False
    cover, ready = task.cover(match), match.on + timedelta(days=task.capability.days_to_arrange)
    return all(
        ready <= night and cover.on_shift(lack.shift, night) >= cover.enough for lack in lacks for night in lack.nights
    )


def _train(match: Match, task: _Task, lack: _Lack) -> Condition:
    kind = GapKind.COMPETENCE if task.capability else GapKind.RECORD
    how = task.capability.how if task.capability else "Say what this task takes; the catalogue does not hold it."
    more = f"{lack.number} more to be trained and assessed{_from(match, lack)}"
    return Condition.of(
        what=f"{task.name}, {lack.shift.value} shift: {more}. {how}",
        by=Role.REGISTERED_MANAGER,
        due=lack.nights[0],
        gap=Gap.of(kind=kind, part=task.id, shift=lack.shift.value, amount=lack.number, on=lack.nights[-1]),
    )


def _from(match: Match, lack: _Lack) -> str:
    return "" if lack.nights[0] == match.start else f" from {in_words(lack.nights[0])}"


def _covered(known: Known, task: _Task, shifts: Iterable[Shift]) -> Verdict:
    """Covered, with when to assess again if a shift would otherwise have too few who are up to date."""
    match, cover = known.match, task.cover(known.match)
    reason = f"{task.name}: at least {cover.enough} staff can do it on each shift."
    end = match.end(max(known.possible(match.need_fact(EXPECTED_NIGHTS))))
    first = [days[0] for shift in shifts if (days := cover.lacking(shift, match.start, is_fresh=True))]
    due = min(first, default=end)
    if due >= end:
        return met(reason)
    again = Condition.of(
        what=f"{task.name}: assess staff again before {in_words(due)}, so that no shift loses its cover.",
        by=Role.REGISTERED_MANAGER,
        due=due,
        gap=Gap.of(kind=GapKind.RECORD, part=f"assess again:{task.id}"),
    )
    reason += f" Assess again before {in_words(due)}, when a shift would lose its cover."
    return Verdict(outcome=Outcome.MET, reason=reason, conditions=(again,))
