"""A booking names one bedroom for each of the family's children."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault
from matching.short_breaks.problems.stays import held

WAY_OUT = "Name one bedroom for each of its children, in the order of the children."


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Bookings and stays taken with more or fewer bedrooms than the family has children."""
    children = {family.id: len(family.children) for family in period.families}
    for loc, stay in held(period):
        wanted, named = children.get(stay.family), len(stay.bedrooms)
        if wanted is not None and wanted != named:
            what = f"{named or 'no'} bedroom{'' if named == 1 else 's'} for {wanted}"
            yield Fault((*loc, "bedrooms"), f"it names {what} child{'' if wanted == 1 else 'ren'}", WAY_OUT)
