"""Makes a swap that every family in it has agreed to; each rule is checked again before anything is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from pydantic import Field

from matching.errors import BadInput, Problem
from matching.short_breaks.period import PeriodSheet, join
from matching.short_breaks.swap_moves import Agreement, Exchange, SwapMade, not_agreed
from matching.short_breaks.swaps_looked import MOST_FAMILIES
from matching.short_breaks.verifying import verify
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.bed_nights import give_beds, hold_homes_of
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.period_plans import given_out_on
from service.records.periods import change_period, must_be_version, period_of
from service.records.versions import VersionNumber
from service.solving.levels_moved import LevelMoved, levels_moved
from service.solving.still_holding import GivenOut, given_out_today

LOOK_AGAIN = "Look for swaps again."


class SwapChosen(Record):
    """Who gives up which stay for which other, and the version of the period in which that was found."""

    version: VersionNumber
    moves: Annotated[tuple[Exchange, ...], Field(min_length=2, max_length=MOST_FAMILIES)]
    agreed: Annotated[tuple[Agreement, ...], Field(max_length=MOST_FAMILIES)] = ()
    """When each family said that it agrees, and to whom; each one in the swap has to. It is kept with the period."""


class MakeSwap(SwapChosen):
    """The same, in which period."""

    period: str


class _Weighed(NamedTuple):
    before: PeriodSheet
    after: PeriodSheet
    looked: GivenOut


def make_swap(desk: Desk, asked: MakeSwap) -> PeriodNow:
    """The period with the swap made. Raises NotThere, ChangedSince, and BadInput with why it cannot be."""
    hold_homes_of(desk, period_of(desk, asked.period))
    sheet, families = _weighed(desk, asked).after, [move.family for move in asked.moves]
    since = given_out_on(desk, asked.period)
    problems = list(not_agreed(families, asked.agreed, earliest=since, latest=desk.day))
    if problems:
        raise BadInput(problems)
    was = period_of(desk, asked.period).kept
    made = SwapMade(moves=asked.moves, agreed=asked.agreed)
    kept = was.model_copy(update={"sheet": sheet, "swapped": (*was.swapped, made)})
    after = change_period(desk, asked.period, asked.version, kept)
    give_beds(desk, after, sheet.published)
    return after


def cost_of_swap(desk: Desk, asked: MakeSwap) -> tuple[LevelMoved, ...]:
    """What it would come to, level by level, where every rule allows it; nothing is kept. Raises as `make_swap`."""
    found = _weighed(desk, asked)
    return levels_moved(found.before, found.after, found.looked.period.world, found.looked.planned.cleared)


def _weighed(desk: Desk, asked: MakeSwap) -> _Weighed:
    period = period_of(desk, asked.period)
    before = period.kept.sheet
    gets = {move.gives: move.gets for move in asked.moves}
    after = before.model_copy(update={"published": tuple(gets.get(stay, stay) for stay in before.published)})
    must_be_version(desk, period, asked.version, period.kept.model_copy(update={"sheet": after}))
    looked = given_out_today(desk, period)
    _refuse_no_swap(looked, asked)
    problems = list(_broken(before, after, looked))
    if problems:
        raise BadInput(problems)
    return _Weighed(before, after, looked)


def _refuse_no_swap(looked: GivenOut, asked: MakeSwap) -> None:
    """Raises BadInput unless every family in it gains, and nobody loses a promise or company by it."""
    # What looks for swaps takes half a second to load.
    from matching.short_breaks.conflict import settle
    from matching.short_breaks.swapping import stays_exchanged

    stays_exchanged(settle(looked.period, looked.planned.cleared).period, looked.planned, asked.moves)


def _broken(before: PeriodSheet, after: PeriodSheet, looked: GivenOut) -> Iterator[Problem]:
    """The rules that the stays would break, and promises that they no longer would keep, by the check."""
    world, cleared = looked.period.world, looked.planned.cleared
    was = verify(join(before, world), cleared, before.published)
    verdict = verify(join(after, world), cleared, after.published)
    unkept = [each for each in verdict.from_promises if each not in was.from_promises]
    for broken in dict.fromkeys((*verdict.broken, *unkept)):
        yield Problem("the swap", broken.sentence, LOOK_AGAIN)


ACT = Act("make a swap", Kind.PERIOD, Action.PLAN, MakeSwap, PeriodNow, make_swap)
