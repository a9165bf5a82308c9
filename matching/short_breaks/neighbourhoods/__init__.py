"""Which part of a period to set free next. One kind of part is one file and one line here, in several sizes."""

from __future__ import annotations

from random import Random
from typing import NamedTuple, Protocol

from matching.short_breaks.columns import Area
from matching.short_breaks.neighbourhoods import block, related, whole_period, window
from matching.short_breaks.problem import Plan, Problem


class Neighbourhood(Protocol):
    """A kind's file."""

    ID: str
    SIZES: tuple[tuple[int, int], ...]
    """(families, nights) of each size, at the most."""
    LARGER: tuple[tuple[int, int], ...]
    """Sizes tried as well once the usual ones have been tried for a while: more to gain, and more work each."""

    def area(self, problem: Problem, plan: Plan, families: int, nights: int, dice: Random) -> Area:
        """One part of that kind and size, drawn with the dice."""
        ...


NEIGHBOURHOODS: tuple[Neighbourhood, ...] = (window, whole_period, block, related)


class Kind(NamedTuple):
    """A neighbourhood in one of its sizes."""

    neighbourhood: Neighbourhood
    families: int
    nights: int


USUAL = tuple(Kind(n, *size) for n in NEIGHBOURHOODS for size in n.SIZES)
KINDS = USUAL + tuple(Kind(n, *size) for n in NEIGHBOURHOODS for size in n.LARGER)
