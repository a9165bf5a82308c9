"""One more family welcomed on a day."""

from __future__ import annotations

from typing import Literal

from matching.short_breaks.changes.parts import home_part, with_part
from matching.short_breaks.changes.period_change import PeriodChange
from matching.short_breaks.period import Period
from matching.world.home import Urn


class MoreArrivals(PeriodChange):
    """The home welcomes one more family a day."""

    kind: Literal["more arrivals"] = "more arrivals"
    urn: Urn

    def make(self, period: Period) -> Period:
        """The period with it; nothing changes where there was no limit."""
        home = home_part(period, self.urn)
        if home.arrivals_a_day is None:
            return period
        return with_part(period, home.model_copy(update={"arrivals_a_day": home.arrivals_a_day + 1}))

    @property
    def sentence(self) -> str:
        """The change in words."""
        return f"one more family welcomed on a day at {self.urn}"
