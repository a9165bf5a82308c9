"""One bed fewer held back for emergencies."""

from __future__ import annotations

from typing import Literal

from matching.short_breaks.changes.parts import home_part, with_part
from matching.short_breaks.changes.period_change import PeriodChange
from matching.short_breaks.period import Period
from matching.world.home import Urn


class ReleaseBed(PeriodChange):
    """A bed that was held back is planned like any other."""

    kind: Literal["release bed"] = "release bed"
    urn: Urn

    def make(self, period: Period) -> Period:
        """The period with it released; nothing changes where none was held back."""
        home = home_part(period, self.urn)
        return with_part(period, home.model_copy(update={"held_back": max(home.held_back - 1, 0)}))

    def settle_first(self, after: Period) -> str:
        """How many beds are still held for an emergency."""
        left = home_part(after, self.urn).held_back
        if left:
            return f"Fewer beds are then held for an emergency at {self.urn}: {left}."
        return f"No bed is then held for an emergency at {self.urn}: settle where a child would sleep who needs one."

    @property
    def sentence(self) -> str:
        """The change in words."""
        return f"one bed fewer held back at {self.urn}"
