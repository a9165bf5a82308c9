"""The day on which one stands: what a period and its plan are as of that day, when something is asked of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from matching.errors import BadInput, Problem
from matching.short_breaks.explaining.words import day_in_words
from matching.short_breaks.history import as_it_stands, moved_on_to, refuse_day, standing_on
from matching.short_breaks.made_from import inputs_digest
from matching.short_breaks.period import Period, PlannedStay
from service.commands.breaks.given import PlannedPeriod
from service.commands.files import EXAMPLE


def machines_day() -> date:
    """The day on this machine's clock."""
    return datetime.now().astimezone().date()


def day_of_repair(typed: str, period: Period, today: date | None) -> date:
    """The day that was said, else this day, unless the period tells of later ones; an example stands on its own day.

    Raises BadInput for a day on which nothing of the period is to come.
    """
    this_day = period.stands_on if typed.startswith(EXAMPLE) else max(machines_day(), period.stands_on)
    day = this_day if today is None else today
    refuse_day(period, day)
    return day


def period_on(period: Period, today: date | None) -> Period:
    """The period as of that day, or as of the one that it says itself. Raises as above."""
    if today is None:
        return as_it_stands(period)
    refuse_day(period, today)
    return moved_on_to(period, today)


def planned_on(found: PlannedPeriod, today: date | None, *, saves_plan_alone: bool = False) -> PlannedPeriod:
    """A period and its plan as of that day: what of the plan has begun is history. Raises as above.

    Where a stay to come would now be sooner than notice allows, the plan counts as given out: families know of it. A
    plan that is saved without that period could not be read again, and BadInput says so.
    """
    if today is None:
        return found
    refuse_day(found.period, today)
    # The search takes a second to load.
    from matching.short_breaks.rooming import NotACandidate

    try:
        return _restated_on(found, today)
    except NotACandidate as too_soon:
        if saves_plan_alone:
            raise BadInput([_too_soon(too_soon.stay, today)]) from None
    given = {"published": found.planned.allocation.stays}
    period, settled = (one.model_copy(update=given) for one in (found.period, found.settled))
    return _restated_on(replace(found, period=period, settled=settled), today)


def _restated_on(found: PlannedPeriod, today: date) -> PlannedPeriod:
    from matching.short_breaks.restating import restated

    stays = found.planned.allocation.stays
    period, settled = (standing_on(one, today, stays) for one in (found.period, found.settled))
    before = {"fairness": (), "price_of_fairness": None, "inputs_sha256": inputs_digest(period)}
    allocation = found.planned.allocation.model_copy(update=before)
    said = restated(settled, found.planned.cleared, stays, allocation)
    return replace(found, period=period, settled=settled, planned=found.planned.model_copy(update={"allocation": said}))


def _too_soon(stay: PlannedStay, today: date) -> Problem:
    what = (
        f"as of {day_in_words(today)} its stay of {stay.family} from {day_in_words(stay.first_night)} would be newly "
        "planned, sooner than the notice to families or the tea visits before a first night allow"
    )
    way_out = (
        "Leave --out out. Or, if the plan was given out, enter its stays in the period as the last plan given out "
        "(`published`), and plan it again as of that day."
    )
    return Problem("the plan", what, way_out)
