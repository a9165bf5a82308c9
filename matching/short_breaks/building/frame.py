"""The index sets of a period: its homes, families and the pairs of the two, each in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from matching.short_breaks.cleared import Cleared, Suited
from matching.short_breaks.period import Booking, BookingStatus, BreakHome, Family, Nights, Period, PlannedStay
from matching.short_breaks.same_stay import plain
from matching.world.child import Child
from matching.world.group import Resident
from matching.world.home import Home
from matching.world.referral import Referral
from matching.world.statement import StayKind

Mask = npt.NDArray[np.bool_]
"""(T,): true for some nights of the period."""


class Pair(NamedTuple):
    """A family at a home: by their places in the order, and what the match check said; None where it refuses."""

    family: int
    home: int
    suited: Suited | None


@dataclass(frozen=True)
class Frame:
    """A period with its parts in order and found by id."""

    period: Period
    cleared: Cleared
    homes: tuple[BreakHome, ...] = field(init=False)
    families: tuple[Family, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "homes", tuple(sorted(self.period.homes, key=lambda h: h.urn)))
        object.__setattr__(self, "families", tuple(sorted(self.period.families, key=lambda f: f.id)))

    @property
    def nights(self) -> int:
        """T."""
        return self.period.nights

    @cached_property
    def referrals(self) -> dict[str, Referral]:
        """The latest referral for short breaks of each child, by the child's id."""
        ordered = sorted(self.period.world.referrals, key=lambda r: (r.received_on, r.id))
        return {r.child.id: r for r in ordered if r.kind is StayKind.SHORT_BREAK}

    @cached_property
    def home_records(self) -> dict[str, Home]:
        """Homes by URN."""
        return {h.urn: h for h in self.period.world.homes}

    @cached_property
    def residents(self) -> dict[str, tuple[Resident, ...]]:
        """Children who live in a home, by its URN."""
        return {g.urn: g.residents for g in self.period.world.groups}

    @cached_property
    def home_number(self) -> dict[str, int]:
        """The place of each home in the order."""
        return {home.urn: h for h, home in enumerate(self.homes)}

    @cached_property
    def family_number(self) -> dict[str, int]:
        """The place of each family in the order."""
        return {family.id: u for u, family in enumerate(self.families)}

    @cached_property
    def fixed_stays(self) -> tuple[PlannedStay, ...]:
        """Stays that every plan holds: those already taken and committed bookings."""
        committed = (b for b in self.period.bookings if b.status is BookingStatus.COMMITTED)
        return tuple(sorted({*map(plain, self.period.taken), *map(plain, committed)}, key=_order))

    @cached_property
    def _fixed_by_family(self) -> dict[str, tuple[PlannedStay, ...]]:
        found: dict[str, tuple[PlannedStay, ...]] = {}
        for stay in self.fixed_stays:
            found[stay.family] = (*found.get(stay.family, ()), stay)
        return found

    def fixed_of(self, family: str) -> tuple[PlannedStay, ...]:
        """The fixed stays of one family, in order."""
        return self._fixed_by_family.get(family, ())

    @cached_property
    def confirmed(self) -> tuple[Booking, ...]:
        """Bookings that have been given out but may still move, in order."""
        found = (b for b in self.period.bookings if b.status is BookingStatus.CONFIRMED)
        return tuple(sorted(found, key=lambda b: (*_order(b), b.id)))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every family at every home that may take it or that holds a fixed stay of it."""
        allowed = {(s.family, s.urn): s for s in self.cleared.suited}
        keys = {*allowed, *((s.family, s.urn) for s in self.fixed_stays)}
        found = (Pair(self.family_number[f], self.home_number[u], allowed.get((f, u))) for f, u in keys)
        return tuple(sorted(found, key=lambda p: p[:2]))

    @cached_property
    def pair_number(self) -> dict[tuple[str, str], int]:
        """The place of each pair in the order, by family and URN."""
        return {(self.families[p.family].id, self.homes[p.home].urn): n for n, p in enumerate(self.pairs)}

    def children(self, pair: Pair) -> tuple[Child, ...]:
        """The children of the pair's family, in the family's order."""
        return tuple(self.referrals[c].child for c in self.families[pair.family].children)

    def mask(self, runs: tuple[Nights, ...]) -> Mask:
        """The nights of the period that lie in any of the runs."""
        found = np.zeros(self.nights, dtype=np.bool_)
        for run in runs:
            first = self.period.number(run.first)
            found[max(first, 0) : max(first + run.nights, 0)] = True
        return found

    def is_off(self, level: str) -> bool:
        """Whether the policy counts nothing at the level."""
        return any(choice.level == level for choice in self.period.policy.levels_off)

    @cached_property
    def weekdays(self) -> npt.NDArray[np.int64]:
        """(T,): 0 for Monday to 6 for Sunday."""
        return (np.arange(self.nights) + self.period.first_night.weekday()) % 7


def _order(stay: PlannedStay) -> tuple[str, str, str, int]:
    return (stay.family, stay.urn, stay.first_night.isoformat(), stay.nights)
