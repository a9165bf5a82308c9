"""Plans many periods at once, such as those of several services, each as it would be planned by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from matching.errors import BadInput, Problem
from matching.short_breaks.allocate import allocate
from matching.short_breaks.effort import Effort
from matching.short_breaks.free_memory import free_bytes
from matching.short_breaks.memory import bytes_for
from matching.short_breaks.period import Period
from matching.short_breaks.result import Planned
from matching.short_breaks.searching.progress import Progress, Stop, never
from matching.world.record import Ident

Heard = Callable[[int, Progress | None], None]
"""Told how far the period of that number has come, the first being 0; None: it begins, or is done."""


def nothing() -> None:
    """Nobody wants to know."""


def nobody(number: int, progress: Progress | None) -> None:
    """Nobody wants to know of any."""


@dataclass
class _Around:
    """What the periods planned in a process answer to."""

    stop: Stop = never
    has_plan: Callable[[], None] = nothing
    heard: Heard = nobody


_around = _Around()


def answer_to(stop: Stop, has_plan: Callable[[], None] = nothing, heard: Heard = nobody) -> None:
    """In this process, `stop` says when to keep the best plan of each period; `has_plan` is told that there is one.

    `heard` is told how far each has come. To be given to an executor as what its processes begin with.
    """
    _around.stop, _around.has_plan, _around.heard = stop, has_plan, heard


def allocate_many(
    periods: Iterable[Period], effort: Effort, executor: Executor
) -> Iterator[tuple[Ident, Planned | BadInput]]:
    """The id of each period with its plan, or with everything that is wrong in it, in the order given.

    Each is planned in one process of the executor's, so that many of them share the machine.
    """
    waiting = tuple(periods)
    alone = replace(effort, processes=1)
    answers = executor.map(_one, range(len(waiting)), waiting, (alone for _ in waiting))
    for period, answer in zip(waiting, answers, strict=True):
        yield period.id, answer if isinstance(answer, Planned) else BadInput(answer)


def _one(number: int, period: Period, effort: Effort) -> Planned | tuple[Problem, ...]:
    _around.heard(number, None)
    try:
        return allocate(period, effort, told=partial(_told, number), stop=_around.stop)
    except BadInput as wrong:
        return wrong.problems
    finally:
        _around.heard(number, None)


def _told(number: int, progress: Progress) -> None:
    if progress.has_plan:
        _around.has_plan()
    _around.heard(number, progress)


def fit_at_once(periods: Iterable[Period], processes: int) -> int:
    """How many of the largest can be planned at once in the memory there is, and in so many processes: one at least."""
    needed = sorted((bytes_for(period, processes=1) for period in periods), reverse=True)[:processes]
    allowed = free_bytes()
    if allowed is None:
        return max(len(needed), 1)
    return max(sum(total <= allowed for total in accumulate(needed)), 1)
