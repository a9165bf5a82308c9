"""Plans many periods at once, such as those of several services, each as it would be planned by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import replace

from matching.errors import BadInput, Problem
from matching.short_breaks.allocate import allocate
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import Period
from matching.short_breaks.result import Planned
from matching.world.record import Ident


def allocate_many(
    periods: Iterable[Period], effort: Effort, executor: Executor
) -> Iterator[tuple[Ident, Planned | BadInput]]:
    """The id of each period with its plan, or with everything that is wrong in it, in the order given.

    Each is planned in one process of the executor's, so that many of them share the machine.
    """
    waiting = tuple(periods)
    alone = replace(effort, processes=1)
    answers = executor.map(_one, waiting, (alone for _ in waiting))
    for period, answer in zip(waiting, answers, strict=True):
        yield period.id, answer if isinstance(answer, Planned) else BadInput(answer)


def _one(period: Period, effort: Effort) -> Planned | tuple[Problem, ...]:
    try:
        return allocate(period, effort)
    except BadInput as wrong:
        return wrong.problems
