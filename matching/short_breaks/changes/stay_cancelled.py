"""A stay that will not happen."""

from __future__ import annotations

from datetime import date
from typing import Literal

from matching.errors import BadInput, Problem
from matching.short_breaks.changes.period_change import PeriodChange
from matching.short_breaks.explaining.words import day_in_words
from matching.short_breaks.period import Cancellation, CancelledBy, Period, PlannedStay
from matching.world.home import Urn
from matching.world.record import Ident


class StayCancelled(PeriodChange):
    """A stay, booked or planned, that somebody has cancelled."""

    kind: Literal["stay cancelled"] = "stay cancelled"
    family: Ident
    urn: Urn
    first_night: date
    by: CancelledBy
    on: date

    def make(self, period: Period) -> Period:
        """The period without the booking and with the cancellation. Raises BadInput when no such stay is to come."""
        held = (*period.bookings, *period.published)
        where = f"family {self.family}, {day_in_words(self.first_night)}"
        if any(map(self._is, period.taken)):
            way_out = "Name a stay that is still to come, or take this one out of the stays taken."
            raise BadInput([Problem(where, "this stay has been taken already", way_out)])
        stays = [stay for stay in held if self._is(stay)]
        if not stays:
            way_out = "Name the family, home and first night of a booking or of a stay in the published plan."
            raise BadInput([Problem(where, "no such stay is booked or published", way_out)])
        record = Cancellation(
            family=self.family,
            urn=self.urn,
            first_night=self.first_night,
            nights=stays[0].nights,
            by=self.by,
            on=self.on,
        )
        return period.model_copy(
            update={
                "bookings": tuple(b for b in period.bookings if b not in stays),
                "published": tuple(s for s in period.published if s not in stays),
                "cancellations": (*period.cancellations, record),
            }
        )

    def _is(self, stay: PlannedStay) -> bool:
        return (stay.family, stay.urn, stay.first_night) == (self.family, self.urn, self.first_night)

    @property
    def sentence(self) -> str:
        """The change in words."""
        stay = f"the stay of {self.family} from {day_in_words(self.first_night)}"
        if self.by is CancelledBy.ILLNESS:
            return f"{stay} cancelled because of {self.by.value}"
        return f"{self.by.value} cancelled {stay}"
