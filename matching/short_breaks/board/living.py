"""Who lives in a home, or was admitted to it in an emergency, on which nights: by the child's id, never by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from matching.short_breaks.period import BreakHome, Nights, Period
from matching.world.group import Resident


@dataclass(frozen=True)
class Living:
    """A child who is in a home for some of the period's nights and is nobody's guest."""

    child: str
    """The child's id."""
    bedroom: str | None
    """None: the home's group does not say which."""
    run: Nights
    """So far as it lies in the period. A leaving that is not confirmed is not relied on."""
    emergency: bool
    """Whether the child came on the night from which a bed held back is said to be in use."""

    @property
    def words(self) -> str:
        """What the child is here, in two words."""
        return "emergency" if self.emergency else "lives here"

    @property
    def said(self) -> str:
        """What the child is here."""
        return f"{self.child}, {'admitted in an emergency' if self.emergency else 'a child who lives here'}"


def living_in(period: Period, part: BreakHome) -> tuple[Living, ...]:
    """Everybody who lives in a home on any night of the period, in the order they came."""
    residents = period.world.group(part.urn).residents
    ordered = sorted(residents, key=lambda r: (r.arrived, r.child.id))
    return tuple(found for resident in ordered for found in _living(period, part, resident))


def _living(period: Period, part: BreakHome, resident: Resident) -> Iterator[Living]:
    leaving = resident.leaving if resident.leaving_confirmed else None
    first, until = max(resident.arrived, period.first_night), min(leaving or period.run.until, period.run.until)
    if first < until:
        in_use = any(run.first == resident.arrived for run in part.held_back_in_use)
        run = Nights(first=first, nights=(until - first).days)
        yield Living(resident.child.id, resident.bedroom, run, in_use)


def in_use_on(part: BreakHome, night: date) -> int:
    """How many of the beds held back are in use on a night."""
    return min(sum(run.holds(night) for run in part.held_back_in_use), part.held_back)


def here_on(found: Iterable[Living], night: date) -> int:
    """How many of them are in the home on a night."""
    return sum(one.run.holds(night) for one in found)
