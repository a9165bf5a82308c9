"""Nobody is a guest while a child of the family lives in a home, or of a family it must not meet lives in that one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.short_breaks.period import CompanyKind, PlannedStay
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import on

ID = "living"


def broken(reading: Reading) -> Iterator[Broken]:
    """One for each stay, night and child who lives in a home."""
    entered = [c for c in reading.period.company if c.kind is CompanyKind.APART]
    apart = {frozenset(c.families) for c in entered}
    of = {child: family.id for family in reading.period.families for child in family.children}
    if not any(r.child.id in of for there in reading.residents.values() for r in there):
        return
    for (urn, night), stays in reading.by_night.items():
        for stay in stays:
            for child, home in _living(reading, night):
                if of.get(child) == stay.family:
                    what = f"{child} lives at {home}, so {stay.family} cannot be a guest at {urn}."
                    yield _broken(stay, night, child, what)
                elif home == urn and frozenset((of.get(child, ""), stay.family)) in apart:
                    what = f"{stay.family} is at {urn}, where {child} of {of[child]} lives: they must be kept apart."
                    yield _broken(stay, night, child, what)


def _living(reading: Reading, night: date) -> list[tuple[str, str]]:
    return [(r.child.id, urn) for urn in sorted(reading.residents) for r in reading.living_there(urn, night)]


def _broken(stay: PlannedStay, night: date, child: str, what: str) -> Broken:
    about = (stay.urn, night.isoformat(), stay.family, child)
    return Broken(rule=ID, about=about, by=1, sentence=f"On the night of {on(night)}, {what}")
