"""The answer to "why not this stay?", for a coordinator and for the family."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from matching.short_breaks.problem import Plan
from matching.world.home import Urn
from matching.world.record import Ident, Record, Text


class Verdict(StrEnum):
    """What came of the question, in a few words."""

    GRANTED = "it is in the plan"
    NOT_OFFERED = "it is not a stay that could be offered"
    NO_ROOM = "no booking that may be moved would make room for it"
    NOT_FOUND = "no way to make room for it was found in the time there is; there may be one"
    BETTER = "it makes a better plan"
    NO_LOSS = "it can be granted at no loss"
    AT_A_COST = "it can be granted at a cost"


class Held(Record):
    """A stay of the plan without its bedrooms."""

    family: Ident
    urn: Urn
    first_night: date
    nights: int
    because: Text | None = None
    """Why it has to move where nothing on its own nights says so."""
    confirmed: bool = False
    """Whether it was promised: nobody should be asked to give it up lightly."""


class LevelCost(Record):
    """What one level comes to with the stay and without it."""

    id: Text
    name: Text
    without: int
    with_it: int

    @property
    def lost(self) -> int:
        """How much less the level is worth with the stay; 0 where it is worth as much or more."""
        return max(self.without - self.with_it, 0)

    @property
    def gained(self) -> int:
        """How much more the level is worth with the stay; 0 where it is worth as much or less."""
        return max(self.with_it - self.without, 0)


class WhyNot(Record):
    """Why a family does not have one stay, what would have to move for it, and what that would cost."""

    family: Ident
    urn: Urn
    first_night: date
    nights: int
    verdict: Verdict
    missed: tuple[Text, ...] = ()
    """For a stay that could not be offered: what it misses, whoever else is there."""
    met: tuple[Text, ...] = ()
    """The rules it keeps with the plan as it is."""
    in_the_way: tuple[Text, ...] = ()
    """What stands in the way with the plan as it is, and with nobody else there where that is so."""
    to_move: tuple[Held, ...] = ()
    """Bookings of others that would have to move or go: of the fewest families, then the fewest, then of the fewest
    nights that were promised, then of the fewest nights."""
    own_to_move: tuple[Held, ...] = ()
    """The family's own stays that would have to make room."""
    fewest: bool = True
    """Whether it is proven that no fewer would do."""
    given_instead: tuple[Held, ...] = ()
    """Stays that could be given with what is left: those who would have to move come with any nights, others with the
    nights that these leave."""
    costs: tuple[LevelCost, ...] = ()
    """Every level, with those moved given what can be found for them. More may be found by planning anew."""
    with_it: Plan | None = None
    """The whole plan with the stay; None where it cannot be, or nobody knows that it can."""
    better: Plan | None = None
    """The same, where it is better than the plan it was asked of: it is to be adopted."""
    for_coordinator: Text
    for_family: Text
    """Names no other family and no other child."""
