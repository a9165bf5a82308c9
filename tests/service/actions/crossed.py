"""A period in which two families were each given the weekend that the other would rather have."""

from __future__ import annotations

from functools import cache
from typing import Any

from matching.short_breaks.clear import clear
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import Booking, BookingStatus, Nights, Period, PlannedStay
from service.actions import publish_allocation
from service.actions.publish_allocation import PublishAllocation
from service.records.kept_period import PeriodNow
from service.store.opening import Store
from tests.service.actions.breaks import NOW, PERIOD, begun, make_breaks, planned, stay
from tests.service.actions.doing import do

ONE, OTHER = "F-03", "F-06"
FIRST, SECOND = 4, 11
"""The Fridays of two weekends, counted from the first night."""


def _prefers(family: Any) -> Any:
    night = {ONE: SECOND, OTHER: FIRST}.get(family.id)
    return family if night is None else family.model_copy(update={"preferred": (Nights(first=PERIOD.night(night)),)})


CROSSED: Period = PERIOD.model_copy(update={"id": "crossed", "families": tuple(map(_prefers, PERIOD.families))})
STAYS = (stay(ONE, "room 2", FIRST), stay(OTHER, "room 2", SECOND))


@cache
def _cleared() -> Cleared:
    return clear(CROSSED)


def given_out_crossed(store: Store, promised: PlannedStay | None = None) -> PeriodNow:
    """Given out; one of the stays as a confirmed booking, where it is said."""
    breaks = make_breaks(store)
    booked = () if promised is None else (Booking(id="B-1", status=BookingStatus.CONFIRMED, **dict(promised)),)
    period = begun(store, breaks, CROSSED.model_copy(update={"bookings": booked}))
    solve = planned(store, breaks, period, STAYS, _cleared())
    asked = PublishAllocation(period=period.id, version=period.version, solve=solve)
    return do(store, publish_allocation.ACT, asked, breaks.one, NOW)
