"""Each stay as the home sees it: how firm it is, and how much of the staff its children take by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from matching.short_breaks.period import BookingStatus, Period, PlannedStay
from matching.world.child import Child, DayCare


class Firmness(StrEnum):
    """How firm a stay is."""

    TAKEN = "taken"
    COMMITTED = "committed"
    CONFIRMED = "confirmed"
    GIVEN_OUT = "given out"
    """The family was told of it by the last plan; nobody has confirmed it."""
    PLANNED = "newly planned"

    @property
    def sign(self) -> str:
        """A shape of its own for each, told apart without colour; nothing for what is newly planned."""
        return {"taken": "✓", "committed": "■", "confirmed": "◆", "given out": "◇", "newly planned": ""}[self.value]


class Draw(StrEnum):
    """How much of the staff a guest takes by day."""

    SHARED = "shares staff"
    ONE = "1:1"
    TWO = "2:1"
    UNKNOWN = "not known"


StayKey = tuple[str, str, str, int]


def key_of(stay: PlannedStay) -> StayKey:
    """What makes a stay the same one: its family, home, first night and nights. The bedroom may change."""
    return stay.family, stay.urn, stay.first_night.isoformat(), stay.nights


def firm(period: Period) -> Mapping[StayKey, Firmness]:
    """The firmness of each stay that the family was told of before the plan; any other is newly planned."""
    of_status = {BookingStatus.COMMITTED: Firmness.COMMITTED, BookingStatus.CONFIRMED: Firmness.CONFIRMED}
    booked = {key_of(booking): of_status[booking.status] for booking in period.bookings}
    given_out = {key_of(stay): Firmness.GIVEN_OUT for stay in period.published}
    return given_out | booked | {key_of(stay): Firmness.TAKEN for stay in period.taken}


def draw_of(children: Iterable[Child]) -> Draw:
    """The most that any of the children takes; not known when it is not known of one."""
    care = [child.day_care for child in children]
    if not care or None in care:
        return Draw.UNKNOWN
    heaviest = max((c for c in care if c), key=lambda c: c.quarters)
    return {DayCare.TWO_TO_ONE: Draw.TWO, DayCare.ONE_TO_ONE: Draw.ONE}.get(heaviest, Draw.SHARED)


def care_words(children: Iterable[Child]) -> str:
    """The day care of each child: "1:1", "1:2+1:4"; a "?" where it is not known."""
    return "+".join(child.day_care.value if child.day_care else "?" for child in children)
