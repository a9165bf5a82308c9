"""What cannot be in what is told of one child."""

from __future__ import annotations

from collections.abc import Iterator

from matching.errors import Problem
from matching.world.catalogue import CapabilityKind
from matching.world.child import Child, Heard, View
from matching.world.facts import Account, Fact
from matching.world.problems.ground import Ground
from matching.world.problems.say import backwards, born, in_the_future, repeated, unknown


def problems_of_child(child: Child, ground: Ground) -> Iterator[Problem]:
    """Problems in a child's own record."""
    where = f"child {child.id}"
    yield from in_the_future(where, "date of birth", child.date_of_birth, ground.as_at)
    yield from repeated(where, "the need", (f.about for f in child.facts))
    for fact in child.facts:
        yield from _problems_of_fact(f"{where}, {fact.about}", fact, child, ground)
    yield from _problems_of_tasks(f"{where}, clinical tasks", child, ground)


def problems_of_view(where: str, view: View, ground: Ground) -> Iterator[Problem]:
    """Problems in a child's wishes, feelings or opinion."""
    yield from in_the_future(where, "day", view.on, ground.as_at)
    if view.heard is Heard.NOT_YET_ASKED and view.words is not None:
        yield Problem(where, "it has words but says the child was not yet asked", "Say how the child was heard.")
    if view.heard is not Heard.NOT_YET_ASKED and view.words is None:
        yield Problem(where, "it says the child was heard but has no words", "Write what the child said or showed.")


def _problems_of_fact(where: str, fact: Fact, child: Child, ground: Ground) -> Iterator[Problem]:
    yield from unknown(where, "need of the catalogue", fact.about, ground.needs)
    for number, account in enumerate(fact.accounts, 1):
        here = f"{where}, account {number}"
        yield from in_the_future(here, "said on", account.said_on, ground.as_at)
        yield from backwards(here, "date of birth", born(child.date_of_birth, ground.as_at), "said on", account.said_on)
        if fact.about in ground.needs:
            yield from _above_the_top(here, account, ground.needs[fact.about].top)
        if account in fact.accounts[: number - 1]:
            yield Problem(here, "the same account is there already", "Take one of the two out.")


def _above_the_top(where: str, account: Account, top: int) -> Iterator[Problem]:
    if account.levels and account.levels[-1] > top:
        levels = "0 for no or 1 for yes" if top == 1 else f"a level from 0 to {top}"
        yield Problem(f"{where}, level", f"the level is above {top}, the highest there is here", f"Give {levels}.")


def _problems_of_tasks(where: str, child: Child, ground: Ground) -> Iterator[Problem]:
    tasks = child.clinical_tasks or ()
    competences = {c.id for c in ground.capabilities.values() if c.kind is CapabilityKind.COMPETENCE}
    yield from repeated(where, "the task", (t.task for t in tasks))
    for number, needed in enumerate(tasks, 1):
        here = f"{where}, task {number}"
        yield from unknown(here, "competence of the catalogue", needed.task, competences)
        if not needed.shifts:
            yield Problem(here, "it is needed on no shift", "Name the shifts, or take the task out.")
