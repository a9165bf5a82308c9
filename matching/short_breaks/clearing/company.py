"""Which two families must not stay at one home on the same night: each way, by the rules between a guest and another.

Each child of either family is asked about with each child of the other there. One night of the period on which
something stands between two of them is enough to keep the families apart on all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from matching.check import find
from matching.findings import Band, Finding
from matching.short_breaks.cleared import KeptApart
from matching.short_breaks.clearing.ground import Ground, Party
from matching.short_breaks.clearing.left import BETWEEN_GUESTS
from matching.short_breaks.clearing.screen import Profile, may_clash, profile
from matching.short_breaks.clearing.stretches import between, birthdays
from matching.short_breaks.period import Nights
from matching.world.catalogue import PairBand
from matching.world.referral import Referral


@dataclass(frozen=True)
class Rows:
    """Families at one home: each of the first few with every one that comes after it."""

    ground: Ground
    parties: tuple[Party, ...]
    rows: int
    """How many are the first of a pair."""


def kept_apart(asked: Rows) -> tuple[KeptApart, ...]:
    """The pairs of families that must not meet, in order."""
    company = _Company(_for_pairs(asked.ground), asked.parties)
    return tuple(
        found
        for one in range(asked.rows)
        for other in range(one + 1, len(asked.parties))
        if (found := company.between(one, other)) is not None
    )


@dataclass(frozen=True)
class _Guest:
    referral: Referral
    profile: Profile


@dataclass(frozen=True)
class _Company:
    ground: Ground
    parties: tuple[Party, ...]

    def between(self, one: int, other: int) -> KeptApart | None:
        """What stands between two families, or None."""
        pairs = product(self._guests[one], self._guests[other])
        against = (f for a, b in pairs for f in self._against(a, b))
        why = tuple(dict.fromkeys(f.reason for f in against))
        families = self.parties[one].family.id, self.parties[other].family.id
        return KeptApart(families=families, urn=self.ground.home.urn, why=why) if why else None

    @cached_property
    def _guests(self) -> list[list[_Guest]]:
        run = self.ground.run
        return [
            [_Guest(guest, profile(self.ground.match(guest, run, ()))) for guest in party.guests]
            for party in self.parties
        ]

    def _against(self, one: _Guest, other: _Guest) -> Iterator[Finding]:
        if may_clash(self.ground, one.profile, other.profile):
            for run in self._runs(one, other):
                yield from self._bars(one.referral, other.referral, run)
                yield from self._bars(other.referral, one.referral, run)

    def _runs(self, one: _Guest, other: _Guest) -> tuple[Nights, ...]:
        """The nights of the period in runs between which only the ages of the two differ, if those may matter."""
        turns_on_age = one.profile.turns_on_age or other.profile.turns_on_age
        born = (guest.referral.child.date_of_birth for guest in (one, other))
        return between(self.ground.run, birthdays(self.ground.run, born) if turns_on_age else ())

    def _bars(self, guest: Referral, other: Referral, run: Nights) -> Iterator[Finding]:
        match = self.ground.match(guest, run.model_copy(update={"nights": 1}), (other.child,))
        for found in find(match, BETWEEN_GUESTS):
            if found.worst < Band.CONDITIONS and other.child.id in (found.source, found.affected):
                yield found


def _for_pairs(ground: Ground) -> Ground:
    """The home with nobody living there, and only what is red: no other impact can bar anybody."""
    reds = tuple(pair for pair in ground.catalogue.pairs if pair.band is PairBand.RED)
    empty = ground.group.model_copy(update={"residents": ()})
    return replace(ground, group=empty, catalogue=ground.catalogue.model_copy(update={"pairs": reds}))
