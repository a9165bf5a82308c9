"""A child of whom something is known already is taken in with all of it, never as one of whom nobody knows anything.

What is told on the night is added to what is recorded. Project judgement: of two words on how much care the child
needs, the greater counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from matching.errors import BadInput, Problem
from matching.world.child import Child, DayCare, NightCare, TaskNeeded
from matching.world.facts import Fact
from matching.world.staff import Shift
from matching.world.world import World

Told = TypeVar("Told")
LASTING = ("date_of_birth", "sex")
"""What is the same on every day, so that two words on it cannot both be true."""
LISTS = ("interests", "strengths")


def recorded(world: World, id: str) -> Child | None:
    """What the world holds of a child, whether referred or resident. None: nothing."""
    latest = sorted(world.referrals, key=lambda r: (r.received_on, r.id), reverse=True)
    residents = (resident.child for group in world.groups for resident in group.residents)
    return next((child for child in (*(r.child for r in latest), *residents) if child.id == id), None)


def unknown_by(world: World, id: str) -> str:
    """That nobody of this id is known, and who may be meant where one that is known is only written otherwise."""
    near = sorted({child.id for child in world.children() if _plainly(child.id) == _plainly(id)})
    meant = f"; if {' or '.join(near)} is meant, repair again with that id, and what is known will hold" if near else ""
    return f"nothing is recorded of a child of the id {id}{meant}"


def _plainly(id: str) -> str:
    """An id as people say it: without signs, capitals or a number's leading noughts."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"[\W_]", "", id.casefold()))


def with_what_is_known(world: World, told: Child) -> Child:
    """The child as told, with what is recorded of it; as told alone where nothing is.

    Raises BadInput where what is told and what is recorded cannot both be true of one child.
    """
    known = recorded(world, told.id)
    if known is None:
        return told
    _refuse_another_child(known, told)
    update = {name: _either(getattr(told, name), getattr(known, name)) for name in Child.model_fields}
    update |= {name: getattr(known, name) or getattr(told, name) for name in LISTS}
    update["name"], update["facts"] = known.name, _facts(known, told)
    update["day_care"], update["night_care"] = _more_by_day(known, told), _more_at_night(known, told)
    update["clinical_tasks"] = _tasks(known, told)
    return known.model_copy(update=update)


def as_recorded(world: World, told: Child) -> Child:
    """The child as told, without what cannot be true of it by the record."""
    known = recorded(world, told.id)
    return told if known is None else told.model_copy(update={name: getattr(known, name) for name in LASTING})


def with_what_was_told(world: World, child: Child) -> World:
    """The world with what was told of the child known wherever the child is referred; of care, each keeps its own.

    How much care it takes on these nights is no word on how much it takes on others.
    """
    lasting = {"facts": child.facts, **{name: getattr(child, name) for name in LASTING}}
    referrals = tuple(
        r.model_copy(update={"child": r.child.model_copy(update=lasting)}) if r.child.id == child.id else r
        for r in world.referrals
    )
    return world.model_copy(update={"referrals": referrals})


def _either(told: Told | None, known: Told | None) -> Told | None:
    return known if told is None else told


def _refuse_another_child(known: Child, told: Child) -> None:
    differ = [name for name in LASTING if None not in (getattr(known, name), getattr(told, name))]
    problems = [
        Problem(
            f"the child admitted, {told.id}, {name}",
            "it is another than what is recorded of the child of that id",
            "Leave it out if it is this child, correct it, or use the id of the child that it is.",
        )
        for name in differ
        if getattr(known, name) != getattr(told, name)
    ]
    if problems:
        raise BadInput(problems)


def _facts(known: Child, told: Child) -> tuple[Fact, ...]:
    """Every account of both, those recorded first."""
    accounts = {fact.about: fact.accounts for fact in known.facts}
    for fact in told.facts:
        accounts[fact.about] = tuple(dict.fromkeys((*accounts.get(fact.about, ()), *fact.accounts)))
    return tuple(Fact(about=about, accounts=each) for about, each in accounts.items())


def _more_by_day(known: Child, told: Child) -> DayCare | None:
    said = [care for care in (known.day_care, told.day_care) if care is not None]
    return max(said, key=lambda care: care.quarters, default=None)


def _more_at_night(known: Child, told: Child) -> NightCare | None:
    said = [care for care in (known.night_care, told.night_care) if care is not None]
    return max(said, key=lambda care: care.waking_quarters, default=None)


def _tasks(known: Child, told: Child) -> tuple[TaskNeeded, ...] | None:
    if known.clinical_tasks is None or told.clinical_tasks is None:
        return _either(told.clinical_tasks, known.clinical_tasks)
    return tuple(_each_task((*known.clinical_tasks, *told.clinical_tasks)))


def _each_task(said: tuple[TaskNeeded, ...]) -> Iterator[TaskNeeded]:
    """Each task once, on every shift that either says."""
    shifts: dict[str, set[Shift]] = {}
    for one in said:
        shifts.setdefault(one.task, set()).update(one.shifts)
    for task, on in shifts.items():
        yield TaskNeeded(task=task, shifts=tuple(shift for shift in Shift if shift in on))
