"""The plan that was given out, named where a period is planned again: a change from it is least, and is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from matching.errors import BadInput, Problem
from matching.short_breaks.giving_out import with_given_out
from matching.short_breaks.period import Period
from matching.short_breaks.problems import find_problems
from matching.short_breaks.problems.fault import Loc
from matching.short_breaks.problems.place import path
from matching.short_breaks.result import Planned
from matching.short_breaks.swap_moves import SwapMade
from matching.stamp import engine_version
from service.commands.breaks.given import period_from, saved_plan
from service.commands.breaks.places import Places
from service.commands.breaks.standing import period_on
from service.commands.breaks.trust import NOT_AS_SEALED
from service.commands.breaks.wrong import Wrong

AS_IT_WAS = "Name the plan as it was saved when it was given out."
OF_ANOTHER = "it is a plan of another period"


class Again(NamedTuple):
    """A period to plan, and what stays on record of the plan that was given out: the swaps that were made in it."""

    period: Period
    swapped: tuple[SwapMade, ...] = ()


def period_again(period: str, world: str | None, today: date | None, given_out: str | None) -> Again:
    """The period as of that day, with the plan of that file as the last one given out, in place of any it names.

    Raises BadInput with everything that is wrong in the period, or in the plan as one of this period.
    """
    found = period_from(period, world)
    if given_out is None:
        return Again(period_on(found, today))
    planned = saved_plan(given_out)
    after = _after(found, given_out, planned, today)
    return Again(period_on(after, today), planned.allocation.swapped)


def check_kept_together(places: Places, given_out: str | None, wrong: Wrong) -> None:
    """Note a plan that could not be read again, as the period in which it changes another is saved nowhere."""
    if given_out is not None and places.out is not None and places.period is None:
        way_out = "Add --period-out FILE.json, so that more can be asked of the plan later."
        what = "the new plan is of the period with the plan that was given out"
        wrong.problems.append(Problem("--out", what, way_out))


def _after(period: Period, given_out: str, planned: Planned, today: date | None) -> Period:
    """The period with the plan as the one given out; it stands on the plan's day, where the period's own is earlier."""
    days = [day for day in (period.as_of, planned.allocation.as_of) if day is not None]
    stood = period.model_copy(update={"as_of": max(days, default=None)})
    after = with_given_out(stood, planned.allocation.stays, planned.allocation.left_out, stood.stands_on)
    problems = [*_of_plan(given_out, planned, period), *_of_period(given_out, after, today)]
    if problems:
        raise BadInput(problems)
    return after


def _of_plan(given_out: str, planned: Planned, period: Period) -> Iterator[Problem]:
    if planned.allocation.period != period.id:
        yield Problem(given_out, OF_ANOTHER, "Name the plan that was given out for this period.")
    if planned.allocation.engine == engine_version() and not planned.is_as_sealed:
        yield Problem(given_out, NOT_AS_SEALED, AS_IT_WAS)


def _of_period(given_out: str, after: Period, today: date | None) -> Iterator[Problem]:
    """What the plan's stays contradict in the period as of that day, each named as a stay of the plan's file."""

    def where(loc: Loc) -> str:
        said = path(after, loc)
        return f"{given_out}, {said.replace('published', 'stays', 1)}" if loc[0] == "published" else said

    yield from find_problems(after if today is None else after.model_copy(update={"as_of": today}), where)
