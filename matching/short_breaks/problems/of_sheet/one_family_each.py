"""Each child is in one family, once."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault, Loc

WAY_OUT = "Keep the child where it belongs. Children to be kept apart are two families with different children."


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Children entered twice, in one family or in two."""
    earlier: dict[str, Loc] = {}
    for number, family in enumerate(period.families):
        for place, child in enumerate(family.children):
            loc: Loc = ("families", number, "children", place)
            first = earlier.setdefault(child, loc)
            if first != loc:
                whose = "this family" if first[1] == number else "another family"
                yield Fault(loc, f"a child of this family is already in {whose}", WAY_OUT, (first,))
