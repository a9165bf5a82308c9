"""The period and a plan as the check reads them: by ids and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from matching.short_breaks.cleared import Cleared, Suited
from matching.short_breaks.period import BookingStatus, BreakHome, Family, Nights, Period, PlannedStay
from matching.world.child import Child
from matching.world.group import Resident
from matching.world.home import Home
from matching.world.referral import Referral
from matching.world.statement import StayKind

WhenWhere = tuple[str, str, date, int]
"""A stay without its bedrooms: family, URN, first night and nights."""


@dataclass(frozen=True)
class Reading:
    """A period, what the match check said, and the stays of a plan."""

    period: Period
    cleared: Cleared
    given: tuple[PlannedStay, ...]
    """Every stay of the plan, whatever it names."""

    @cached_property
    def stays(self) -> tuple[PlannedStay, ...]:
        """The stays of a known family at a known home, in order."""
        known = (stay for stay in self.given if self.is_known(stay))
        return tuple(sorted(known, key=lambda s: (s.first_night, s.family, s.urn, s.nights, s.bedrooms)))

    def is_known(self, stay: PlannedStay) -> bool:
        """Whether the stay names a family and a home of the period, of which the world knows."""
        if stay.family not in self.families or stay.urn not in self.homes or stay.urn not in self.records:
            return False
        return all(child in self.referrals for child in self.families[stay.family].children)

    @cached_property
    def homes(self) -> dict[str, BreakHome]:
        """Each home's part in the period, by URN."""
        return {home.urn: home for home in self.period.homes}

    @cached_property
    def records(self) -> dict[str, Home]:
        """Each home's own record, by URN."""
        return {home.urn: home for home in self.period.world.homes}

    @cached_property
    def families(self) -> dict[str, Family]:
        """Families by id."""
        return {family.id: family for family in self.period.families}

    @cached_property
    def referrals(self) -> dict[str, Referral]:
        """The referral of each child for short breaks, by the child's id; of several, the one received last."""
        found: dict[str, Referral] = {}
        for referral in sorted(self.period.world.referrals, key=lambda r: (r.received_on, r.id)):
            if referral.kind is StayKind.SHORT_BREAK:
                found[referral.child.id] = referral
        return found

    @cached_property
    def suited(self) -> dict[tuple[str, str], Suited]:
        """What the match check allows, by family and URN."""
        return {(suited.family, suited.urn): suited for suited in self.cleared.suited}

    @cached_property
    def residents(self) -> dict[str, tuple[Resident, ...]]:
        """Children who live in a home, by its URN."""
        return {group.urn: group.residents for group in self.period.world.groups}

    @cached_property
    def by_family(self) -> dict[str, list[PlannedStay]]:
        """The stays of each family that has any, in the order of their first nights."""
        found: dict[str, list[PlannedStay]] = {}
        for stay in self.stays:
            found.setdefault(stay.family, []).append(stay)
        return dict(sorted(found.items()))

    @cached_property
    def by_night(self) -> dict[tuple[str, date], list[PlannedStay]]:
        """The stays at a home on a night, for each night with any, by URN and night."""
        found: dict[tuple[str, date], list[PlannedStay]] = {}
        for stay in self.stays:
            for night in stay.run.dates():
                found.setdefault((stay.urn, night), []).append(stay)
        return dict(sorted(found.items()))

    @cached_property
    def trained_by_name(self) -> frozenset[tuple[str, str, str]]:
        """URN, task and child wherever somebody of the home has been trained in the task for that child by name."""
        rows = ((home.urn, row) for home in self.period.homes for row in home.staff)
        return frozenset(
            (urn, t.task, t.for_child) for urn, row in rows for t in row.trained if t.for_child is not None
        )

    @cached_property
    def fixed(self) -> tuple[PlannedStay, ...]:
        """Stays that every plan holds: those already taken and committed bookings, each once."""
        committed = [b for b in self.period.bookings if b.status is BookingStatus.COMMITTED]
        found = {(*when_where(s), s.bedrooms): s for s in (*committed, *self.period.taken)}
        return tuple(plain(found[key]) for key in sorted(found))

    @property
    def today(self) -> date:
        """The day on which one stands: the day that was said, else that of the records."""
        said = self.period.as_of
        return said if said is not None else self.period.world.as_at

    @cached_property
    def promised(self) -> frozenset[WhenWhere]:
        """Stays that a family has been told of already, and that are therefore not newly planned."""
        return frozenset(map(when_where, (*self.period.bookings, *self.period.published, *self.period.taken)))

    def newly_planned(self) -> Iterator[PlannedStay]:
        """The stays that no family has been told of yet."""
        return (stay for stay in self.stays if when_where(stay) not in self.promised)

    def children(self, stay: PlannedStay) -> tuple[Child, ...]:
        """The children who stay, in the family's order."""
        return tuple(self.referrals[child].child for child in self.families[stay.family].children)

    def guests(self, stays: Iterable[PlannedStay]) -> list[tuple[PlannedStay, Child]]:
        """Every child of these stays, with the stay."""
        return [(stay, child) for stay in stays for child in self.children(stay)]

    def living_there(self, urn: str, night: date) -> list[Resident]:
        """Children who live in the home that night. A leaving that nobody has confirmed is not relied on."""
        return [r for r in self.residents.get(urn, ()) if r.arrived <= night and not _has_left(r, night)]

    def is_closed(self, urn: str, night: date) -> bool:
        """Whether the home takes no guests that night."""
        return holds(self.homes[urn].closed, night)


def _has_left(resident: Resident, night: date) -> bool:
    return bool(resident.leaving_confirmed) and resident.leaving is not None and resident.leaving <= night


def when_where(stay: PlannedStay) -> WhenWhere:
    """The stay without its bedrooms."""
    return (stay.family, stay.urn, stay.first_night, stay.nights)


def plain(stay: PlannedStay) -> PlannedStay:
    """The stay alone, without what a booking adds to it."""
    return PlannedStay(**{name: getattr(stay, name) for name in PlannedStay.model_fields})


def holds(runs: Iterable[Nights], night: date) -> bool:
    """Whether any of the runs has the night."""
    return any(run.holds(night) for run in runs)
