"""One bed fewer held back for emergencies."""

from __future__ import annotations

from typing import Literal

from matching.short_breaks.changes.parts import home_part, with_part
from matching.short_breaks.period import Period
from matching.world.home import Urn
from matching.world.record import Record


class ReleaseBed(Record):
    """A bed that was held back is planned like any other."""

    kind: Literal["release bed"] = "release bed"
    urn: Urn

    def make(self, period: Period) -> Period:
        """The period with it released; nothing changes where none was held back."""
        home = home_part(period, self.urn)
        return with_part(period, home.model_copy(update={"held_back": max(home.held_back - 1, 0)}))

    @property
    def sentence(self) -> str:
        """The change in words."""
        return f"one bed fewer held back at {self.urn}"
