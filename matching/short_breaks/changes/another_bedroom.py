"""One bedroom more, and a place for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from matching.errors import Problem
from matching.listing import listed
from matching.short_breaks.changes.called import called, unknown
from matching.short_breaks.changes.parts import home_record, with_record
from matching.short_breaks.changes.period_change import PeriodChange
from matching.short_breaks.period import Period
from matching.world.catalogue import CapabilityKind
from matching.world.home import Bedroom, PlacesCondition, Urn
from matching.world.record import Ident

SETTLE_FIRST = (
    "A further bedroom with a place needs a variation of the registration and a revised statement of purpose where "
    "they allow no more children (Children's Homes (England) Regulations 2015, reg 16)."
)


class AnotherBedroom(PeriodChange):
    """A new bedroom, with the registration varied to one place more."""

    kind: Literal["another bedroom"] = "another bedroom"
    urn: Urn
    bedroom: Ident
    has: tuple[Ident, ...] = ()

    def make(self, period: Period) -> Period:
        """The period with it from its first night."""
        home = home_record(period, self.urn)
        conditions = tuple(
            c.model_copy(update={"most": c.most + 1}) if isinstance(c, PlacesCondition) else c for c in home.conditions
        )
        rooms = (*home.bedrooms, Bedroom(id=self.bedroom, has=self.has))
        return with_record(period, home.model_copy(update={"conditions": conditions, "bedrooms": rooms}))

    def settle_first(self, after: Period) -> str:
        """The registration and the statement of purpose, which the change takes to allow one child more."""
        return SETTLE_FIRST

    def problems(self, period: Period) -> Iterator[Problem]:
        """And what the catalogue has not."""
        yield from super().problems(period)
        yield from unknown(f"{self.kind} at {self.urn}, has", self.has, CapabilityKind.BEDROOM)

    @property
    def sentence(self) -> str:
        """The change in words."""
        has = f" with {listed([called(feature) for feature in self.has])}" if self.has else ""
        return f"a further bedroom{has}, {self.bedroom}, at {self.urn}, with a place for it"
