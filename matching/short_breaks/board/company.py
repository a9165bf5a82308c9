"""Who is in company: runs of nights on which the same families are in a home."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from matching.short_breaks.period import Company, Nights, Period, PlannedStay


@dataclass(frozen=True)
class Together:
    """Nights in a row with the same guests; families by id, in order."""

    nights: Nights
    families: tuple[str, ...]


def guests_on(stays: Iterable[PlannedStay], urn: str, night: date) -> tuple[str, ...]:
    """The families in a home on a night, in order."""
    return tuple(sorted({s.family for s in stays if s.urn == urn and s.run.holds(night)}))


def together(period: Period, stays: Iterable[PlannedStay], urn: str) -> tuple[Together, ...]:
    """Runs of nights with the same guests, in order; nights with nobody are left out."""
    here = [s for s in stays if s.urn == urn]
    found: list[Together] = []
    for night in period.run.dates():
        families = guests_on(here, urn, night)
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
