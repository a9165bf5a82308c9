"""What is known between two children is about two of them, each of a family of the period or on a home's record."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import Period
from matching.short_breaks.problems.fault import Fault


def faults(period: Period, /) -> Iterator[Fault]:
    """Children nobody has entered, who would be taken for checked, and a child named twice."""
    known = {child.id for child in period.world.children()}
    for number, found in enumerate(period.ties):
        at = ("ties", number, "children")
        if len(set(found.children)) == 1:
            yield Fault((*at, 1), "the same child is named twice", "Name two children.")
        for place, child in enumerate(found.children):
            if child not in known:
                yield Fault((*at, place), "the world has no child with this id", "Correct it, or take the row out.")
