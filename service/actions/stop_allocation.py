"""Stops the work on a plan of short breaks; whatever comes of it is then refused."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.solves import Solve, solve_of, stop


class StopAllocation(Record):
    """Which work."""

    solve: str


def stop_allocation(desk: Desk, asked: StopAllocation) -> Solve:
    """How it stands now. Raises NotThere."""
    stop(desk, asked.solve)
    return solve_of(desk, asked.solve)


ACT = Act("stop the work on a plan", Kind.SOLVE, Action.PLAN, StopAllocation, Solve, stop_allocation)
