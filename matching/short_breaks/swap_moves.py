"""A swap as it is told: who gives up which stay, which one each gets instead, and how much better that is for it.

Of one that was made it stays on record who agreed, on which day, and to whom each family said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from matching.errors import Problem
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.swaps_looked import Looked
from matching.world.record import Day, Ident, Record, Text


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


class Agreement(Record):
    """That a family agrees to a swap: on which day it said so, and to whom."""

    family: Ident
    on: Day
    said_to: Text
    """The member of staff by name or role."""


class SwapMade(Record):
    """A swap that was made, and what every family in it had said."""

    moves: tuple[Exchange, ...]
    agreed: tuple[Agreement, ...]


def not_agreed(
    families: Sequence[str], agreed: Iterable[Agreement], *, earliest: date | None = None, latest: date | None = None
) -> Iterator[Problem]:
    """What is wrong with what is said of these families' agreeing to a swap; nothing where each of them agrees.

    `earliest`: the day on which the plan was given out of which they swap; `latest`: the last day on which one of them
    can have said so. None: any day.
    """
    said = tuple(agreed)
    for family in families:
        many = sum(each.family == family for each in said)
        if not many:
            way_out = "Ask it first, and say when it agreed and to whom it said so; or leave the swap."
            yield Problem("agreed", f"family {family} is not said to agree", way_out)
        elif many > 1:
            yield Problem("agreed", f"family {family} is said to agree more than once", "Say it once.")
    for each in said:
        if each.family not in families:
            yield Problem("agreed", f"family {each.family} is in no swap that is made", "Leave it out.")
        elif latest is not None and each.on > latest:
            what = f"family {each.family} cannot have agreed on a day that is still to come"
            yield Problem("agreed", what, "Give the day on which it said so.")
        elif earliest is not None and each.on < earliest:
            what = f"family {each.family} cannot have agreed before {earliest:%d/%m/%Y}, when the plan was given out"
            yield Problem("agreed", what, "Give the day on which it said so since; or ask it again.")
