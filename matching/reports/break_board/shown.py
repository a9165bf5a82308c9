"""A period and its plan with what the sections of the board look up in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from matching.report_parts import BreaksAsked
from matching.report_words import from_to
from matching.short_breaks.board.guests import Firmness, StayKey, firm, key_of
from matching.short_breaks.board.naming import children_of, labels
from matching.short_breaks.entitlement import EntitlementRow, PassedOver, entitlement, passed_over
from matching.short_breaks.period import BreakHome, Family, Period, PlannedStay
from matching.short_breaks.result import Allocation, FamilyResult
from matching.world.child import Child
from matching.world.home import Home


@dataclass(frozen=True)
class Shown:
    """What is shown, with its parts found by id."""

    asked: BreaksAsked

    @property
    def period(self) -> Period:
        return self.asked.period

    @property
    def allocation(self) -> Allocation:
        return self.asked.allocation

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What each family is called."""
        return labels(self.period, self.asked.naming)

    @cached_property
    def firm(self) -> Mapping[StayKey, Firmness]:
        """Stays settled before the plan."""
        return firm(self.period)

    @cached_property
    def homes(self) -> tuple[tuple[BreakHome, Home], ...]:
        """The homes asked for, in the order of their URNs, each with its record."""
        records = {home.urn: home for home in self.period.world.homes}
        parts = sorted(self.period.homes, key=lambda home: home.urn)
        return tuple((part, records[part.urn]) for part in parts if part.urn in (self.asked.urns or (part.urn,)))

    @cached_property
    def home_names(self) -> Mapping[str, str]:
        """The name of each home by its URN."""
        return {home.urn: home.name for home in self.period.world.homes}

    @cached_property
    def families(self) -> tuple[FamilyResult, ...]:
        """Every family's result in the order of ids."""
        return tuple(sorted(self.allocation.families, key=lambda family: family.family))

    @cached_property
    def worst_off(self) -> tuple[FamilyResult, ...]:
        """The worst-off first: the smallest share of the protected minimum, then of the assessed nights."""
        return tuple(sorted(self.families, key=lambda f: (f.share, f.nights / max(f.assessed, 1), f.family)))

    @cached_property
    def record(self) -> tuple[EntitlementRow, ...]:
        """The entitlement record of this period, in the order of ids."""
        return entitlement(self.period, self.families)

    @cached_property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """Who was passed over in two or more of the earlier periods and this one."""
        return passed_over([*self.asked.earlier, self.record])

    @cached_property
    def own(self) -> Mapping[str, Family]:
        """Families of the period by id."""
        return {family.id: family for family in self.period.families}

    @cached_property
    def _children(self) -> Mapping[str, Child]:
        return children_of(self.period)

    def children(self, family: str) -> tuple[Child, ...]:
        """The children of a family, in its order."""
        return tuple(self._children[child] for child in self.own[family].children)

    def firmness(self, stay: PlannedStay) -> Firmness:
        """How firm a stay is."""
        new = Firmness.GIVEN_OUT if self.asked.is_given_out else Firmness.PLANNED
        return self.firm.get(key_of(stay), new)

    @property
    def dates(self) -> str:
        """The period's first and last night in words."""
        return from_to(self.period.first_night, self.period.run.until - timedelta(days=1))
