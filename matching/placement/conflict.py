"""When what has been agreed cannot all be kept: a smallest set of answers and rules that clash, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matching.optimise.lexicographic import Effort
from matching.optimise.smallest import smallest
from matching.optimise.status import Status
from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.problem import Answer, Apart, Problem, Response, Siblings
from matching.placement.solve import solve

Item = Response | Siblings | Apart
WORK = 5.0
"""The solver's own measure of work for each question; many times what these small ones take."""


def clashing(problem: Problem) -> tuple[Item, ...]:
    """The answers, siblings and bars that cannot all be kept, none of which is needless. The problem must clash."""
    return smallest(_items(problem), lambda some: _clash(only(problem, some)))


def _items(problem: Problem) -> tuple[Item, ...]:
    accepted = {r.child for r in problem.responses if r.answer is Answer.ACCEPTED}
    answers = [r for r in problem.responses if r.child in accepted and r.answer in (Answer.ACCEPTED, Answer.DECLINED)]
    must = [s for s in problem.siblings if s.must]
    return (*must, *problem.apart, *answers)


def only(problem: Problem, items: Sequence[Item]) -> Problem:
    """The problem with these answers, siblings and bars alone."""
    return replace(
        problem,
        siblings=tuple(i for i in items if isinstance(i, Siblings)),
        apart=tuple(i for i in items if isinstance(i, Apart)),
        responses=tuple(i for i in items if isinstance(i, Response)),
    )


def _clash(problem: Problem) -> bool | None:
    status = solve(problem, Effort(WORK), levels=_no_levels).status
    return None if status is Status.OUT_OF_TIME else status is Status.INFEASIBLE


def _no_levels(model: Model) -> tuple[Level, ...]:
    return ()


def sentences(items: Sequence[Item]) -> Iterator[str]:
    """Each of them as a placement officer would say it."""
    for item in items:
        if isinstance(item, Response):
            said = "a place was agreed" if item.answer is Answer.ACCEPTED else "the home, or the authority, declined"
            yield f"{item.child} at {item.urn}: {said}."
        elif isinstance(item, Siblings):
            yield f"{' and '.join(item.children)} must live together."
        else:
            where = f" at {item.urn}" if item.urn else ""
            yield f"{' and '.join(item.children)} are to be kept apart{where}: {item.why}"
