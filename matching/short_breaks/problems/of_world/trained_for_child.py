"""Training given for one child names a child of the world."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import Period
from matching.short_breaks.problems.fault import Fault


def faults(period: Period, /) -> Iterator[Fault]:
    """Training for a child that nobody has entered."""
    known = {child.id for child in period.world.children()}
    for number, home in enumerate(period.homes):
        for place, row in enumerate(home.staff):
            for which, trained in enumerate(row.trained):
                if trained.for_child is not None and trained.for_child not in known:
                    loc = ("homes", number, "staff", place, "trained", which, "for_child")
                    yield Fault(loc, "the world has no child with this id", "Correct it, or leave the child out.")
