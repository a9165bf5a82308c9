"""A swap as it is told: who gives up which stay, which one each gets instead, and how much better that is for it."""

from __future__ import annotations

from matching.short_breaks.period import PlannedStay
from matching.short_breaks.swaps_looked import Looked
from matching.world.record import Ident, Record


class Exchange(Record):
    """One family's part: the stay it gives up, and the one it gets."""

    family: Ident
    gives: PlannedStay
    gets: PlannedStay


class SwapMove(Exchange):
    """The same, and by how many points the other meets its wishes better."""

    gain: int


class Swap(Record):
    """One cycle; every family in it gains, and nobody else is touched."""

    moves: tuple[SwapMove, ...]

    @property
    def gain(self) -> int:
        """Of all its families together, in points of wishes."""
        return sum(move.gain for move in self.moves)


class SwapsOffered(Record):
    """Swaps that can all be made together, of the most gain; the greatest first; and how far they were looked for."""

    swaps: tuple[Swap, ...]
    looked: Looked
