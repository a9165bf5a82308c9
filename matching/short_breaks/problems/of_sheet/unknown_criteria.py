"""Every mark is given by a criterion there is."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.benefit_criteria import criteria
from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Marks by a criterion nobody has written."""
    known = {criterion.id for criterion in criteria()}
    way_out = f"Use one of: {', '.join(sorted(known))}."
    for number, family in enumerate(period.families):
        for field, marks in (("benefit", family.benefit), ("benefit_at", family.benefit_at)):
            for place, mark in enumerate(marks):
                if mark.criterion not in known:
                    loc = ("families", number, field, place, "criterion")
                    yield Fault(loc, "there is no such criterion of benefit", way_out)
