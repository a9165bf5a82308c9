"""A stay that will not happen."""

from __future__ import annotations

from datetime import date
from typing import Literal

from matching.errors import BadInput, Problem
from matching.short_breaks.period import Cancellation, CancelledBy, Period
from matching.world.home import Urn
from matching.world.record import Ident, Record


class StayCancelled(Record):
    """A stay, booked or planned, that somebody has cancelled."""

    kind: Literal["stay cancelled"] = "stay cancelled"
    family: Ident
    urn: Urn
    first_night: date
    by: CancelledBy
    on: date

    def make(self, period: Period) -> Period:
        """The period without the booking and with the cancellation. Raises BadInput when there is no such stay."""
        held = (*period.bookings, *period.published)
        stays = [s for s in held if (s.family, s.urn, s.first_night) == (self.family, self.urn, self.first_night)]
        if not stays:
            where = f"family {self.family}, {self.first_night.isoformat()}"
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

    @property
    def sentence(self) -> str:
        """The change in words."""
        return f"{self.by.value} cancelled the stay of {self.family} from {self.first_night.isoformat()}"
