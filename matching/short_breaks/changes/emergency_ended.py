"""A child admitted in an emergency has left, or sleeps in another bedroom from now on, earlier than was said."""

from __future__ import annotations

from typing import Literal

from matching.errors import BadInput, Problem
from matching.short_breaks.changes.held_bed import given_back
from matching.short_breaks.changes.parts import home_part
from matching.short_breaks.changes.period_change import PeriodChange
from matching.short_breaks.explaining.words import day_in_words
from matching.short_breaks.period import Nights, Period
from matching.short_breaks.period.nights import MOST_NIGHTS
from matching.world.group import Resident
from matching.world.home import Urn
from matching.world.record import Day, Ident


class EmergencyEnded(PeriodChange):
    """The end of an emergency stay: its bedroom is free again, and a bed held back for it is held back again.

    Where the child is in another bedroom now, that is told after this, as an emergency that begins on the same night.
    """

    kind: Literal["emergency ended"] = "emergency ended"
    urn: Urn
    child: Ident
    left_on: Day
    """The first night on which the child is no longer there."""

    def make(self, period: Period) -> Period:
        """The period without the child from that night on. Raises BadInput where no stay there ends later than that."""
        home_part(period, self.urn)
        group = period.world.group(self.urn)
        found = self._resident(period)
        others = tuple(r for r in group.residents if r is not found)
        cut = found.model_copy(update={"leaving": self.left_on})
        residents = (*others, *([cut] if self.left_on > found.arrived else []))
        grown = group.model_copy(update={"residents": residents})
        groups = (*(g for g in period.world.groups if g.urn != self.urn), grown)
        ended = period.model_copy(update={"world": period.world.model_copy(update={"groups": groups})})
        still = (run for run in map(nights_of, others) if run is not None)
        nights = nights_of(found)
        return ended if nights is None else given_back(ended, self.urn, nights, self.left_on, still)

    def _resident(self, period: Period) -> Resident:
        here = period.world.group(self.urn).residents
        found = next((r for r in here if r.child.id == self.child), None)
        where = f"the child {self.child}, at {self.urn}"
        if found is None:
            there = sorted(r.child.id for r in here if nights_of(r) is not None)
            way_out = f"Name one of: {', '.join(there)}." if there else "Nobody is there for a time only."
            raise BadInput([Problem(where, "nobody of that id has been admitted there", way_out)])
        if nights_of(found) is None:
            way_out = "Change that record in the home's group instead, once the child has left."
            firm = found.leaving is not None and bool(found.leaving_confirmed)
            why = "for longer than an emergency lasts" if firm else "and no end of it is firm"
            raise BadInput([Problem(where, f"the child lives there, {why}", way_out)])
        if found.leaving is not None and self.left_on > found.leaving:
            what = f"the stay ends on {day_in_words(found.leaving)} already"
            way_out = "Give an earlier night; or admit the child anew for the nights that come after."
            raise BadInput([Problem(where, what, way_out)])
        return found

    @property
    def sentence(self) -> str:
        """The change in words."""
        return f"the emergency stay of {self.child} at {self.urn} over from {day_in_words(self.left_on)}"


def nights_of(resident: Resident) -> Nights | None:
    """The nights of a child who is there for a time. None: there is no firm end, or more of them than can be told."""
    if resident.leaving is None or not resident.leaving_confirmed:
        return None
    nights = (resident.leaving - resident.arrived).days
    return Nights(first=resident.arrived, nights=nights) if 1 <= nights <= MOST_NIGHTS else None
