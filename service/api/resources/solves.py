"""Long work as whoever plans for a home sees it: how far it has come, how it ended, and stopping it."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.stop_allocation import StopAllocation, stop_allocation
from service.api.parameters import After, Id, Most
from service.api.resources.periods import COORDINATORS
from service.api.route import Method, Needs, Route, Shown
from service.records import solves as records
from service.records.desk import Desk
from service.records.parts import Part
from service.records.solves import Solve


class SolvesForCoordinator(Shown):
    """A part of the list; `next` is what `after` has to be for the next part. None: there is none."""

    solves: tuple[Solve, ...]
    next: str | None


def solves(desk: Desk, after: After = None, most: Most = 50) -> SolvesForCoordinator:
    """List what is or was worked out for your homes, what was asked for last first."""
    found = records.solves(desk, Part(after, most))
    return SolvesForCoordinator(solves=found, next=found[-1].id if len(found) == most else None)


def solve(desk: Desk, solve: Id) -> Solve:
    """See how far it has come, or how it ended."""
    return records.solve_of(desk, solve)


def stop(desk: Desk, solve: Id) -> Solve:
    """Stop it; whatever comes of it is then refused."""
    return stop_allocation(desk, StopAllocation(solve=solve))


_ONE = Needs(Action.PLAN, Kind.SOLVE, COORDINATORS, by="solve")

ROUTES = (
    Route(Method.GET, "/solves", solves, Needs(Action.PLAN, Kind.SOLVE, COORDINATORS), SolvesForCoordinator),
    Route(Method.GET, "/solves/{solve}", solve, _ONE, Solve),
    Route(Method.POST, "/solves/{solve}/stop", stop, _ONE, Solve),
)
