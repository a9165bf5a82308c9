"""Who is in company: runs of nights on which the same families are in a home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from matching.short_breaks.period import Company, Nights, Period, PlannedStay


@dataclass(frozen=True)
class Together:
    """Nights in a row with the same guests; families by id, in order."""

    nights: Nights
    families: tuple[str, ...]


def together(period: Period, stays: Iterable[PlannedStay], urn: str) -> tuple[Together, ...]:
    """Runs of nights with the same guests, in order; nights with nobody are left out."""
    guests = defaultdict[date, set[str]](set)
    for stay in stays:
        for night in stay.run.dates() if stay.urn == urn else ():
            guests[night].add(stay.family)
    found: list[Together] = []
    for night in period.run.dates():
        families = tuple(sorted(guests[night]))
        last = found[-1] if found else None
        if last and last.families == families and last.nights.until == night:
            longer = Nights(first=last.nights.first, nights=last.nights.nights + 1)
            found[-1] = replace(last, nights=longer)
        else:
            found.append(Together(Nights(first=night), families))
    return tuple(run for run in found if run.families)


def wanted(period: Period, families: Iterable[str]) -> tuple[Company, ...]:
    """What was wanted of any two of these families, in the order it was written."""
    here = set(families)
    return tuple(c for c in period.company if here.issuperset(c.families))
