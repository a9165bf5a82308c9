"""Promises that cannot all hold, told by the smallest sets of them that clash."""

from __future__ import annotations

from matching.short_breaks.period import PlannedStay
from matching.world.record import Record, Text


class Together(Record):
    """Promises that cannot all hold: a smallest set. One alone cannot be kept, whatever else is dropped."""

    together: tuple[PlannedStay, ...]
    """Leave out any one of them and the others can hold."""
    sentences: tuple[Text, ...]
    """What these break together."""
    fewest: bool = False
    """Whether it is proven that no fewer of those kept clash with the one that is not."""


class Clash(Together):
    """The promises that cannot all hold, each that is dropped with a set it is in, and the plan that drops least."""

    dropped: tuple[PlannedStay, ...]
    """What the nearest plan drops: the fewest nights of all promises, over the whole period, if they are `least`."""
    further: tuple[Together, ...] = ()
    """A set for each other promise dropped: with it, promises that are kept."""
    least: bool = True
    """Whether it is proven that no plan drops fewer nights; not where the work allowed ran out first."""

    @property
    def sets(self) -> tuple[Together, ...]:
        """Every set, in the order in which the promises dropped are named."""
        return (self, *self.further)
