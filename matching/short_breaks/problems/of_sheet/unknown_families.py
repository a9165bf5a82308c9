"""Every family that a booking, a cancellation or a wish for company names is one of the period's."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault
from matching.short_breaks.problems.stays import spoken_of

WHAT = "the period has no family with this id"
WAY_OUT = "Correct the id, or add the family."


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Places that name a family nobody entered."""
    known = {family.id for family in period.families}
    for loc, stay in spoken_of(period):
        if stay.family not in known:
            yield Fault((*loc, "family"), WHAT, WAY_OUT)
    for number, company in enumerate(period.company):
        for place, family in enumerate(company.families):
            if family not in known:
                yield Fault(("company", number, "families", place), WHAT, WAY_OUT)
