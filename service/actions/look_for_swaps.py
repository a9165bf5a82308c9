"""Looks for families who would each rather have another's nights among the stays that were given out.

Nothing is changed by it: a swap is made only when every family in it has agreed.
"""

from __future__ import annotations

from matching.errors import BadInput, Problem
from matching.short_breaks.swap_moves import SwapsOffered
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.periods import period_of
from service.records.two_steps import TwoSteps
from service.solving.still_holding import AGAIN, GivenOut, given_out_today


class AskSwaps(Record):
    """Of which period."""

    period: str


class SwapsFound(Record):
    """The swaps, and the version of the period that one of them has to name to be made."""

    version: int
    offered: SwapsOffered


def look(desk: Desk, asked: AskSwaps) -> GivenOut:
    """On the records of today. Raises NotThere, and BadInput where nothing is given out or the records have changed."""
    return given_out_today(desk, period_of(desk, asked.period))


def work_out(looked: GivenOut) -> SwapsFound:
    """The search itself, which takes a while. Raises BadInput for a period too large for the memory there is."""
    # What looks for swaps takes half a second to load.
    from matching.short_breaks.conflict import settle
    from matching.short_breaks.rooming import NotACandidate
    from matching.short_breaks.swapping import offered

    period = settle(looked.period, looked.planned.cleared).period
    try:
        return SwapsFound(version=looked.version, offered=offered(period, looked.planned))
    except NotACandidate:
        what = "a stay in it could not be given out as things are now"
        raise BadInput([Problem("the plan", what, AGAIN)]) from None


look_for_swaps = TwoSteps(look, work_out)
ACT = Act("look for swaps", Kind.PERIOD, Action.PLAN, AskSwaps, SwapsFound, look_for_swaps, reads=True)
