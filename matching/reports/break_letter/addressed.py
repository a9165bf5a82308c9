"""The one family that a letter is to, and the little of the period that its letter may look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from matching.listing import listed
from matching.short_breaks.board.guests import Firmness, firm, key_of
from matching.short_breaks.board.since import Since, since
from matching.short_breaks.period import Family, Period, PlannedStay
from matching.short_breaks.result import Allocation, FamilyResult
from matching.short_breaks.verifying import Escalation


@dataclass(frozen=True)
class Addressed:
    """The family's own part of a period and of its plan."""

    period: Period
    allocation: Allocation
    result: FamilyResult

    @cached_property
    def family(self) -> Family:
        """What was written down of the family."""
        return next(family for family in self.period.families if family.id == self.result.family)

    @cached_property
    def who(self) -> str:
        """Its children by their names."""
        names = {r.child.id: r.child.name for r in self.period.world.referrals}
        return listed([names.get(child, "your child") for child in self.family.children])

    @property
    def child(self) -> str:
        """How to speak of them."""
        return "your child" if len(self.family.children) == 1 else "your children"

    @property
    def last_night(self) -> date:
        """The period's last night."""
        return self.period.run.until - timedelta(days=1)

    @cached_property
    def stays(self) -> tuple[PlannedStay, ...]:
        """Its stays in order."""
        return tuple(sorted(self.result.stays, key=lambda stay: (stay.first_night, stay.urn)))

    def firmness(self, stay: PlannedStay) -> Firmness:
        """How firm a stay is."""
        return firm(self.period).get(key_of(stay), Firmness.PLANNED)

    @cached_property
    def since(self) -> Since:
        """Its stays beside those it was told of before."""
        return since(self.period, self.result, self.allocation.clash)

    def home(self, urn: str) -> str:
        """The name of a home."""
        return next((home.name for home in self.period.world.homes if home.urn == urn), "the home")

    @cached_property
    def escalations(self) -> tuple[Escalation, ...]:
        """Limits that its own children's stays go beyond and that nobody has settled yet."""
        found = (e for e in self.allocation.escalations if e.family == self.family.id and not e.recorded)
        return tuple(sorted(found, key=lambda e: e.on))
