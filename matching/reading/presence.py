"""Who is in the home on which night, when a leaving may not happen and a stay may be of any length.

A night is the date of its evening. A leaving date is the first night the child is no longer there; one that nobody
has confirmed may not happen. A stay is looked at for as long as the policy's horizon at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from matching.details.referral import EXPECTED_NIGHTS, LEAVING_CONFIRMED
from matching.findings import FactRef
from matching.known import Known
from matching.match import Match
from matching.outlook import Outlook
from matching.world.group import Resident

Limit = Callable[[date], int | None]
"""The most children on a night; None when nothing limits it."""


@dataclass(frozen=True)
class Crowded:
    """A night of the stay with more children than there may be."""

    night: date
    others: int
    """The children there besides the one referred."""
    most: int

    @property
    def short_by(self) -> int:
        """How many places are lacking."""
        return self.others + 1 - self.most


def others(match: Match) -> tuple[Resident, ...]:
    """The residents other than the child referred, in the order of their ids, found once for a match."""
    found: tuple[Resident, ...] | None = match.worked_out.get(others)
    if found is None:
        found = match.worked_out[others] = tuple(r for r in match.residents if r.child.id != match.child.id)
    return found


def is_here(outlook: Outlook | Known, resident: Resident, night: date) -> bool:
    """Whether a resident is in the home that night."""
    if night < resident.arrived:
        return False
    if resident.leaving is None or night < resident.leaving:
        return True
    return not outlook.whether(FactRef(resident.child.id, LEAVING_CONFIRMED), bool)


def is_over(outlook: Outlook, first: date, night: date) -> bool:
    """Whether a stay that begins on `first` has ended by that night."""
    match, nights = outlook.match, (night - first).days
    if nights <= 0 or nights >= match.policy["stay_horizon_nights"]:
        return nights > 0
    return outlook.whether(FactRef(match.child.id, EXPECTED_NIGHTS), lambda n: bool(n <= nights))


def turning_nights(match: Match, first: date, changes: Iterable[date | None] = ()) -> Iterator[date]:
    """The first night and each later night on which more children may be there, or something else changes."""
    arrivals = [r.arrived for r in others(match)]
    yield first
    yield from sorted({day for day in (*arrivals, *changes) if day is not None and day > first})


def nights_of_conditions(match: Match) -> list[date]:
    """The nights that the stay may reach on which a condition of registration may begin or end to hold, in order."""
    changes = [day for c in match.home.conditions for day in (c.since, c.until)]
    end = match.end(match.referral.expected_nights)
    return [night for night in turning_nights(match, match.start, changes) if night < end]


def later_starts(match: Match, changes: Iterable[date | None] = ()) -> list[date]:
    """The later days, within the horizon, on which a child leaves or something else changes; soonest first."""
    last = match.start + timedelta(days=match.policy["stay_horizon_nights"])
    days = {*(r.leaving for r in others(match)), *changes}
    return sorted(day for day in days if day is not None and match.start < day <= last)


def crowded(outlook: Outlook, first: date, limit: Limit, changes: Iterable[date | None] = ()) -> list[Crowded]:
    """The turning nights of a stay from `first` that have more children than the limit, earliest first."""
    match, found = outlook.match, []
    for night in turning_nights(match, first, changes):
        most = limit(night)
        there = {r.child.id for r in others(match) if is_here(outlook, r, night)}
        if most is not None and len(there) >= most and not is_over(outlook, first, night):
            found.append(Crowded(night, len(there), most))
    return found


def room_from(outlook: Outlook, limit: Limit, changes: Iterable[date | None] = ()) -> date | None:
    """The first later night from which the whole stay surely keeps to the limit; None when there is none in sight."""
    days, feared = tuple(changes), outlook.feared()
    return next((d for d in later_starts(outlook.match, days) if not crowded(feared, d, limit, days)), None)


def in_words(day: date) -> str:
    """A day as a person writes it, such as 7 December 2026."""
    return f"{day.day} {day:%B %Y}"
