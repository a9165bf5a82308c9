"""Plans of a period of short breaks: asked for, seen with how far the work has come, and given out."""

from __future__ import annotations

from matching.short_breaks.result import Allocation
from service.access.action import Action
from service.access.kind import Kind
from service.actions.allocate_period import AllocatePeriod, allocate_period
from service.actions.publish_allocation import PlanChosen, PublishAllocation, publish_allocation
from service.actions.repair_allocation import RepairAllocation, repair_allocation
from service.actions.see_allocation import AskAllocation, see_allocation
from service.api.parameters import EXAMPLE, Id
from service.api.resources.periods import COORDINATORS, PeriodForCoordinator, shown
from service.api.route import Method, Needs, Route, Shown
from service.records.desk import Desk
from service.records.period_plans import solves_on
from service.records.solves import Solve
from service.solving.breaks_question import RepairWork, TouchedFamily, Work


class AskedPlan(Shown):
    """A plan that was asked for: how the work on it stands, and of which version of the period it is."""

    version: int
    work: Solve


class PlansForCoordinator(Shown):
    """The plans of a period, what was asked for last first."""

    period: str
    plans: tuple[AskedPlan, ...]


class PlanForCoordinator(Shown):
    """How the work on a plan stands, and the plan once there is one that passed its check."""

    version: int
    of_this_version: bool
    """Whether the period is still as it was when the plan was asked for."""
    work: Solve
    plan: Allocation | None
    """None: there is none, or not yet; the state says which."""
    touched: tuple[TouchedFamily, ...]
    """Of a repair: every family of which not all stays stand as they were given out."""


def plans(desk: Desk, period: Id) -> PlansForCoordinator:
    """List the plans that were asked for of a period, and how each stands."""
    found = tuple(AskedPlan(version=version, work=solve) for version, solve in solves_on(desk, period))
    return PlansForCoordinator(period=period, plans=found)


def ask(desk: Desk, period: Id, body: Work) -> PlanForCoordinator:
    """Ask for a plan, which is worked out apart from everything else; too large a one is refused at once."""
    work = allocate_period(desk, AllocatePeriod(period=period, **dict(body)))
    return plan(desk, period, work.id)


def mend(desk: Desk, period: Id, body: RepairWork) -> PlanForCoordinator:
    """Ask for a repair after what has happened: what was given out stays where it can, and what is free is filled."""
    work = repair_allocation(desk, RepairAllocation(period=period, **dict(body)))
    return plan(desk, period, work.id)


def plan(desk: Desk, period: Id, plan: Id) -> PlanForCoordinator:
    """See how the work on a plan stands, and the plan once it has passed its check."""
    found = see_allocation(desk, AskAllocation(period=period, solve=plan))
    return PlanForCoordinator(
        version=found.version,
        of_this_version=found.of_this_version,
        work=found.solve,
        plan=found.plan,
        touched=found.touched,
    )


def give_out(desk: Desk, period: Id, body: PlanChosen) -> PeriodForCoordinator:
    """Give a plan out: every bed of every night is taken for good, or nothing is given out."""
    return shown(desk, publish_allocation(desk, PublishAllocation(period=period, **dict(body))))


_ONE = Needs(Action.PLAN, Kind.PERIOD, COORDINATORS, by="period")

_REPAIR = {
    "seconds": 60.0,
    "changes": [
        {
            "kind": "bedroom closed",
            "urn": "SC900131",
            "bedroom": "room 3",
            "nights": {"first": "2026-12-11", "nights": 3},
        },
        {
            "kind": "staff off",
            "urn": "SC900131",
            "shift": "waking night",
            "people": 1,
            "nights": {"first": "2026-12-12", "nights": 1},
            "trained": ["rescue_medicine"],
        },
    ],
}

ROUTES = (
    Route(Method.GET, "/periods/{period}/plans", plans, _ONE, PlansForCoordinator),
    Route(Method.POST, "/periods/{period}/plans", ask, _ONE, PlanForCoordinator, Work, example={"seconds": 60.0}),
    Route(Method.POST, "/periods/{period}/repairs", mend, _ONE, PlanForCoordinator, RepairWork, example=_REPAIR),
    Route(Method.GET, "/periods/{period}/plans/{plan}", plan, _ONE, PlanForCoordinator),
    Route(
        Method.POST,
        "/periods/{period}/publications",
        give_out,
        _ONE,
        PeriodForCoordinator,
        PlanChosen,
        example={"version": 1, "solve": EXAMPLE},
    ),
)
