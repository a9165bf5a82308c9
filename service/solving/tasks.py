"""Every kind of long work. One kind is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from service.solving import repairs, short_breaks
from service.solving.came_of import CameOf
from service.solving.limits import Limits
from service.store.rows.solve import SolveKind


@dataclass(frozen=True)
class Task:
    """`solve` answers a question within limits and tells how far it has come.

    `check` shares nothing with what found the answer.
    """

    solve: Callable[[str, Callable[[str], None], Limits], str]
    check: Callable[[str, str], CameOf]


TASKS = {
    SolveKind.SHORT_BREAKS: Task(short_breaks.solve, short_breaks.check),
    SolveKind.REPAIR: Task(repairs.solve, repairs.check),
}
