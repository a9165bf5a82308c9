"""One thing wrong in a period, by where it stands in the record; ids and children are never named in its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar

from matching.short_breaks.period import Period, PeriodSheet

Loc = tuple[int | str, ...]
"""Where a value stands in a period: names of fields and positions in lists, from 0."""

P = TypeVar("P", bound=PeriodSheet, contravariant=True)


class Fault(NamedTuple):
    """What is wrong at a place, the way out, and the other places that are part of it."""

    loc: Loc
    what: str
    way_out: str
    also: tuple[Loc, ...] = ()


class Check(Protocol[P]):
    """A check's file: what it looks for stands in its first line."""

    def faults(self, period: P, /) -> Iterator[Fault]:
        """Every fault of this kind."""
        ...


SheetCheck = Check[PeriodSheet]
WorldCheck = Check[Period]


def repeats(at: Loc, values: Iterable[object], what: str, way_out: str, field: str = "") -> Iterator[Fault]:
    """A fault for each entry of a list that has the same value as an earlier one; `field` is where the value stands."""
    earlier: dict[object, Loc] = {}
    for number, value in enumerate(values):
        loc = (*at, number, field) if field else (*at, number)
        first = earlier.setdefault(value, loc)
        if first != loc:
            yield Fault(loc, what, way_out, (first,))
