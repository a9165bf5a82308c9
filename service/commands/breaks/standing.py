"""The day on which one stands: what a period and its plan are as of that day, when something is asked of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from matching.short_breaks.history import as_it_stands, refuse_day, standing_on
from matching.short_breaks.period import Period
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
    return as_it_stands(period.model_copy(update={"as_of": today}))


def planned_on(found: PlannedPeriod, today: date | None) -> PlannedPeriod:
    """A period and its plan as of that day: what of the plan has begun is history. Raises as above."""
    if today is None:
        return found
    refuse_day(found.period, today)
    # The search takes a second to load.
    from matching.short_breaks.allocate import inputs_digest
    from matching.short_breaks.restating import restated

    stays = found.planned.allocation.stays
    period, settled = (standing_on(one, today, stays) for one in (found.period, found.settled))
    before = {"fairness": (), "price_of_fairness": None, "inputs_sha256": inputs_digest(period)}
    allocation = found.planned.allocation.model_copy(update=before)
    said = restated(settled, found.planned.cleared, stays, allocation)
    return replace(found, period=period, settled=settled, planned=found.planned.model_copy(update={"allocation": said}))
