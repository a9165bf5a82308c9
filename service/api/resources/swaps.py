"""Swaps among the stays that were given out: looked for, and made when every family in one has agreed."""

from __future__ import annotations

from collections.abc import Mapping

from matching.short_breaks.swap_moves import Swap
from service.access.action import Action
from service.access.kind import Kind
from service.actions.look_for_swaps import AskSwaps, SwapsFound, look_for_swaps
from service.actions.make_swap import MakeSwap, SwapChosen, make_swap
from service.api.parameters import Id
from service.api.resources.periods import COORDINATORS, PeriodForCoordinator, shown
from service.api.route import Method, Needs, Route, Shown
from service.records.desk import Desk
from service.records.two_steps import TwoSteps
from service.solving.still_holding import GivenOut


class SwapsForCoordinator(Shown):
    """Swaps that can all be made together, the greatest gain first; and how far they were looked for."""

    version: int
    """What making one of them has to name."""
    swaps: tuple[Swap, ...]
    everything: bool
    """Whether there is no other swap of up to four families."""
    not_looked_at: tuple[str, ...]
    """What was not looked at, in sentences."""


def swaps(desk: Desk, period: Id) -> SwapsForCoordinator:
    """Look for families who would each rather have another's nights; every family in a swap has to agree."""
    return _told(look_for_swaps(desk, AskSwaps(period=period)))


def make(desk: Desk, period: Id, body: SwapChosen) -> PeriodForCoordinator:
    """Make a swap that every family in it has agreed to; each rule is checked again first."""
    return shown(desk, make_swap(desk, MakeSwap(period=period, **dict(body))))


def _look(desk: Desk, path: Mapping[str, str]) -> GivenOut:
    return look_for_swaps.look(desk, AskSwaps(period=path["period"]))


def _told(found: SwapsFound) -> SwapsForCoordinator:
    looked = found.offered.looked
    return SwapsForCoordinator(
        version=found.version,
        swaps=found.offered.swaps,
        everything=looked.everything,
        not_looked_at=looked.sentences,
    )


_ONE = Needs(Action.PLAN, Kind.PERIOD, COORDINATORS, by="period")
_FIRST = {"urn": "SC123456", "bedrooms": ["room 1"], "first_night": "2026-12-04", "nights": 2}
_SECOND = {"urn": "SC123456", "bedrooms": ["room 1"], "first_night": "2026-12-11", "nights": 2}
_EXAMPLE = {
    "version": 1,
    "moves": [
        {"family": "F-1", "gives": {"family": "F-1", **_FIRST}, "gets": {"family": "F-1", **_SECOND}},
        {"family": "F-2", "gives": {"family": "F-2", **_SECOND}, "gets": {"family": "F-2", **_FIRST}},
    ],
    "agreed": [
        {"family": "F-1", "on": "2026-11-16", "said_to": "Nell Farrow"},
        {"family": "F-2", "on": "2026-11-16", "said_to": "Nell Farrow"},
    ],
}

ROUTES = (
    Route(
        Method.GET,
        "/periods/{period}/swaps",
        swaps,
        _ONE,
        SwapsForCoordinator,
        two_steps=TwoSteps(_look, lambda looked: _told(look_for_swaps.work_out(looked))),
    ),
    Route(Method.POST, "/periods/{period}/swaps", make, _ONE, PeriodForCoordinator, SwapChosen, example=_EXAMPLE),
)
