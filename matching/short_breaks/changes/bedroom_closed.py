"""A bedroom that cannot be used."""

from __future__ import annotations

from typing import Literal

from matching.errors import BadInput, Problem
from matching.short_breaks.changes.called import on_nights
from matching.short_breaks.changes.parts import bedroom, home_record, with_bedroom, without_past_closing
from matching.short_breaks.changes.period_change import PeriodChange
from matching.short_breaks.period import Nights, Period
from matching.world.home import Urn
from matching.world.record import Ident


class BedroomClosed(PeriodChange):
    """One bedroom closed for some nights."""

    kind: Literal["bedroom closed"] = "bedroom closed"
    urn: Urn
    bedroom: Ident
    nights: Nights

    def make(self, period: Period) -> Period:
        """The period with it closed. Raises BadInput when it is already closed for other nights."""
        home = home_record(period, self.urn)
        room = without_past_closing(bedroom(home, self.bedroom), period.stands_on)
        if room.closed_from or room.closed_until:
            way_out = "Change those nights in the home's own record, so that one run of nights covers both."
            raise BadInput([Problem(f"bedroom {room.id}", "it is already closed for some nights", way_out)])
        dates = {"closed_from": self.nights.first, "closed_until": self.nights.until}
        return with_bedroom(period, home, room.model_copy(update=dates))

    @property
    def sentence(self) -> str:
        """The change in words."""
        return f"{self.bedroom} at {self.urn} closed{on_nights(self.nights)}"
