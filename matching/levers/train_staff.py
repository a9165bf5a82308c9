"""Train and assess enough staff in a task, for the child by name where the task calls for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from matching.findings import GapKind
from matching.lever import Change, Opening, by_part, keys, of_kind
from matching.match import Match
from matching.world.catalogue import Capability
from matching.world.change import with_home
from matching.world.facts import Role
from matching.world.home import Home
from matching.world.staff import Competence, Shift, StaffMember

ID = "train-staff"


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change for each task: the fewest people who fill every shift that lacks it."""
    capabilities = match.catalogue.capability_by_id()
    for task, lacking in by_part(of_kind(openings, GapKind.COMPETENCE)).items():
        people = _people(match, capabilities[task], lacking)
        if people:
            yield _change(match, capabilities[task], people, lacking)


def _people(match: Match, task: Capability, lacking: Sequence[Opening]) -> tuple[StaffMember, ...]:
    """Staff to train or assess again: whoever fills most of what is still short goes first.

    Whoever holds it on the last night that lacks somebody, or has left by then, is no help; the untrained go before
    those who lapse. Empty when nobody can fill it.
    """
    until = max(o.gap.on or match.start for o in lacking)
    short = {Shift(o.gap.shift): o.gap.amount for o in lacking}
    chosen: list[StaffMember] = []
    free = [s for s in match.home.staff if not _holds(match, s, task, until)]
    free.sort(key=lambda s: (_holds(match, s, task, match.start), s.id))
    while any(short.values()):
        helping = [s for s in free if _fills(s, short, match.start, until)]
        if not helping:
            return ()
        person = max(helping, key=lambda s: _fills(s, short, match.start, until))
        free.remove(person)
        chosen.append(person)
        short = {shift: max(0, n - _serves(person, shift, match.start, until)) for shift, n in short.items()}
    return tuple(chosen)


def _fills(person: StaffMember, short: dict[Shift, int], *nights: date) -> int:
    return sum(bool(n) and _serves(person, shift, *nights) for shift, n in short.items())


def _serves(person: StaffMember, shift: Shift, *nights: date) -> bool:
    return all(person.works_on(shift, night) for night in nights)


def _holds(match: Match, person: StaffMember, task: Capability, night: date) -> bool:
    suits = (match.child.id,) if task.named_child else (None, match.child.id)
    return any(c.task == task.id and c.for_child in suits and c.holds_on(night) for c in person.competences)


def _change(match: Match, task: Capability, people: Sequence[StaffMember], lacking: Sequence[Opening]) -> Change:
    names = ", ".join(p.id for p in people)
    whose = f" for {match.child.name}" if task.named_child else ""
    number = "1 member of staff" if len(people) == 1 else f"{len(people)} members of staff"
    ready = match.on + timedelta(days=task.days_to_arrange)
    return Change(
        id=f"{ID}:{task.id}:{len(people)}",
        lever=ID,
        what=f"Train and assess {number} ({names}) in {task.name.lower()}{whose}.",
        by=Role.REGISTERED_MANAGER,
        days=task.days_to_arrange,
        answers=keys(lacking),
        apply=lambda world: with_home(world, match.home.urn, lambda home: _trained(home, match, task, people, ready)),
        weekly_pounds=task.weekly_pounds,
        one_off_pounds=task.one_off_pounds * len(people),
    )


def _trained(home: Home, match: Match, task: Capability, people: Sequence[StaffMember], ready: date) -> Home:
    lapses = ready + timedelta(days=match.policy["competence_reassessment_days"])
    named = match.child.id if task.named_child else None
    gained = Competence(task=task.id, for_child=named, assessed_on=ready, expires=lapses)
    ids = {p.id for p in people}
    staff = tuple(
        s.model_copy(update={"competences": (*s.competences, gained)}) if s.id in ids else s for s in home.staff
    )
    return home.model_copy(update={"staff": staff})
