"""Every task that trained staff must do for the child is covered on every shift it is needed, from the first night.

A competence counts on the nights it holds and, where the task calls for it, was assessed for this child by name.
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
from matching.known import Known
from matching.match import Match
from matching.reading.called_for import Caller, is_called_for, may_be_called_for
from matching.reading.company import stay_lasts_to
from matching.reading.presence import in_words
from matching.rule import Force, LooksAt, Question
from matching.world.catalogue import Capability, CapabilityKind
from matching.world.facts import Role
from matching.world.staff import Competence, Shift

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


@dataclass(frozen=True)
class _Lack:
    """A shift with too few people who can do a task, and on which nights of the stay."""

    shift: Shift
    number: int
    """How many more it takes on the worst of the nights."""
    nights: tuple[date, ...]
    """The nights on which it lacks them, of those on which anything changes; soonest first."""


class _Cover:
    """Who can do a task at the home of a match, and how many more it takes on a shift and night, each found once."""

    def __init__(self, match: Match, task: _Task) -> None:
        self.match, self.enough = match, match.policy["competent_staff_to_cover_shift"]
        suits = (match.child.id,) if task.capability is None or task.capability.named_child else (None, match.child.id)
        held = [(person, [c for c in person.competences if c.task == task.id]) for person in match.home.staff]
        self.again = timedelta(days=match.policy["competence_reassessment_days"])
        self.able = [(person, suit) for person, all_of in held if (suit := [c for c in all_of if c.for_child in suits])]
        self.changes = self._changes([c for _, all_of in held for c in all_of])
        self._short: dict[tuple[Shift, date, bool], int] = {}

    @classmethod
    def of(cls, match: Match, task: _Task) -> _Cover:
        """The same for every question of a match."""
        found: _Cover | None = match.worked_out.get((ID, task.id))
        if found is None:
            found = match.worked_out[ID, task.id] = cls(match, task)
        return found

    def short(self, shift: Shift, night: date, *, is_fresh: bool = False) -> int:
        """How many more people it takes to cover a shift; none or fewer when it is covered.

        `is_fresh`: counting only who is not yet due to be assessed again for this child.
        """
        key = (shift, night, is_fresh)
        if key not in self._short:
            able = sum(
                person.works_on(shift, night) and any(self._counts(c, night, is_fresh) for c in held)
                for person, held in self.able
            )
            self._short[key] = self.enough - able
        return self._short[key]

    def on_shift(self, shift: Shift, night: date) -> int:
        """How many work that shift."""
        return sum(person.works_on(shift, night) for person in self.match.home.staff)

    def _changes(self, held: Iterable[Competence]) -> tuple[date, ...]:
        """The first night, and each later day on which somebody lapses, is due to be assessed again or leaves."""
        leaving = [person.leaves for person in self.match.home.staff]
        days = {*leaving, *(day for c in held for day in (c.expires, c.assessed_on + self.again))}
        start = self.match.start
        return (start, *sorted(day for day in days if day is not None and day > start))

    def _counts(self, held: Competence, night: date, is_fresh: bool) -> bool:
        return held.holds_on(night) and not (is_fresh and self._is_due_again(held, night))

    def _is_due_again(self, held: Competence, night: date) -> bool:
        lasts = held.expires is not None or held.for_child is None
        return not lasts and night >= held.assessed_on + self.again


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
    lacks = [lack for shift in shifts if (lack := _lack(known, task, shift))]
    if not lacks:
        return _covered(known, task, shifts)
    words = ", ".join(f"{lack.number} more by {lack.shift.value}{_from(match, lack)}" for lack in lacks)
    conditions = [_train(match, task, lack) for lack in lacks]
    if _can_train(match, task, lacks):
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


def _lack(known: Known, task: _Task, shift: Shift) -> _Lack | None:
    """What a shift lacks on the nights of the stay in the coming year; None when it lacks nobody."""
    match, cover = known.match, _Cover.of(known.match, task)
    year_on = match.on + cover.again
    nights = [night for night in cover.changes if night == match.start or night < year_on]
    lacking = tuple(night for night in nights if cover.short(shift, night) > 0 and stay_lasts_to(known, night))
    return _Lack(shift, max(cover.short(shift, night) for night in lacking), lacking) if lacking else None


def _can_train(match: Match, task: _Task, lacks: Iterable[_Lack]) -> bool:
    """Whether there are enough people on each shift to train, and time to train or assess them."""
    if task.capability is None:
        return False
    cover, ready = _Cover.of(match, task), match.on + timedelta(days=task.capability.days_to_arrange)
    return all(
        ready <= night and cover.on_shift(lack.shift, night) >= cover.enough for lack in lacks for night in lack.nights
    )


def _train(match: Match, task: _Task, lack: _Lack) -> Condition:
    kind = GapKind.COMPETENCE if task.capability else GapKind.RECORD
    how = task.capability.how if task.capability else "Say what this task takes; the catalogue does not hold it."
    more = f"{lack.number} more to be trained and assessed{_from(match, lack)}"
    return Condition(
        what=f"{task.name}, {lack.shift.value} shift: {more}. {how}",
        by=Role.REGISTERED_MANAGER,
        due=lack.nights[0],
        gap=Gap(kind=kind, part=task.id, shift=lack.shift.value, amount=lack.number, on=lack.nights[-1]),
    )


def _from(match: Match, lack: _Lack) -> str:
    return "" if lack.nights[0] == match.start else f" from {in_words(lack.nights[0])}"


def _covered(known: Known, task: _Task, shifts: Iterable[Shift]) -> Verdict:
    """Covered, with when to assess again if a shift would otherwise have too few who are up to date."""
    match, cover = known.match, _Cover.of(known.match, task)
    reason = f"{task.name}: at least {cover.enough} staff can do it on each shift."
    end = match.end(max(known.possible(match.need_fact(EXPECTED_NIGHTS))))
    days = [day for day in cover.changes if day < end]
    due = next((d for d in days if any(cover.short(s, d, is_fresh=True) > 0 for s in shifts)), None)
    if due is None:
        return met(reason)
    again = Condition(
        what=f"{task.name}: assess staff again before {in_words(due)}, so that no shift loses its cover.",
        by=Role.REGISTERED_MANAGER,
        due=due,
        gap=Gap(kind=GapKind.RECORD, part=f"assess again:{task.id}"),
    )
    reason += f" Assess again before {in_words(due)}, when a shift would lose its cover."
    return Verdict(outcome=Outcome.MET, reason=reason, conditions=(again,))
