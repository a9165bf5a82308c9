"""A bedroom fitted with something it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from matching.errors import Problem
from matching.short_breaks.changes.called import called, unknown
from matching.short_breaks.changes.parts import bedroom, home_record, with_bedroom
from matching.short_breaks.changes.period_change import PeriodChange
from matching.short_breaks.period import Period
from matching.world.catalogue import CapabilityKind
from matching.world.home import Urn
from matching.world.record import Ident


class FitBedroom(PeriodChange):
    """One feature more in one bedroom, such as a hoist."""

    kind: Literal["fit bedroom"] = "fit bedroom"
    urn: Urn
    bedroom: Ident
    feature: Ident

    def make(self, period: Period) -> Period:
        """The period with the bedroom fitted from its first night."""
        home = home_record(period, self.urn)
        room = bedroom(home, self.bedroom)
        has = tuple(dict.fromkeys((*room.has, self.feature)))
        lacks = tuple(f for f in room.lacks if f != self.feature)
        return with_bedroom(period, home, room.model_copy(update={"has": has, "lacks": lacks}))

    def problems(self, period: Period) -> Iterator[Problem]:
        """And what the catalogue has not."""
        yield from super().problems(period)
        yield from unknown(f"{self.kind} at {self.urn}, feature", (self.feature,), CapabilityKind.BEDROOM)

    @property
    def sentence(self) -> str:
        """The change in words."""
        return f"{called(self.feature)} in {self.bedroom} at {self.urn}"
