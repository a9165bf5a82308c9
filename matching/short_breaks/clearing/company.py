"""Which two families must not stay at one home on the same night: each way, by the rules between a guest and another.

Each child of either family is asked about with each child of the other there. One night of the period on which
something stands between two of them is enough to keep the families apart on all.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from typing import Any

from matching.details import detail_of
from matching.findings import Band, Finding
from matching.match import Match
from matching.short_breaks.cleared import KeptApart
from matching.short_breaks.clearing.ground import Ground, Party
from matching.short_breaks.clearing.left import BETWEEN_GUESTS
from matching.short_breaks.clearing.said import said_between
from matching.short_breaks.clearing.screen import Profile, may_clash, profile
from matching.short_breaks.clearing.stretches import between, birthdays
from matching.short_breaks.period import Nights
from matching.world.catalogue import PairBand
from matching.world.facts import Role
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


_Against = tuple[Match, Finding]


@dataclass(frozen=True)
class _Guest:
    referral: Referral
    profile: Profile
    of_child: dict[Hashable, Any] = field(default_factory=dict, repr=False)
    """What was worked out of the guest, kept from one other guest to the next."""


@dataclass(frozen=True)
class _Company:
    ground: Ground
    parties: tuple[Party, ...]

    def between(self, one: int, other: int) -> KeptApart | None:
        """What stands between two families, or None."""
        pairs = product(self._guests[one], self._guests[other])
        against = tuple(f for a, b in pairs for f in self._against(a, b))
        if not against:
            return None
        families = self.parties[one].family.id, self.parties[other].family.id
        why = tuple(dict.fromkeys(f.reason for _, f in against))
        return KeptApart(families=families, urn=self.ground.home.urn, why=why, ask=_whom_to_ask(against))

    @cached_property
    def _guests(self) -> list[list[_Guest]]:
        run = self.ground.run
        return [
            [_Guest(guest, profile(self.ground.match(guest, run, ()))) for guest in party.guests]
            for party in self.parties
        ]

    def _against(self, one: _Guest, other: _Guest) -> Iterator[_Against]:
        if may_clash(self.ground, one.profile, other.profile):
            for run in self._runs(one, other):
                yield from self._bars(one, other, run)
                yield from self._bars(other, one, run)

    def _runs(self, one: _Guest, other: _Guest) -> tuple[Nights, ...]:
        """The nights of the period in runs between which only the ages of the two differ, if those may matter."""
        turns_on_age = one.profile.turns_on_age or other.profile.turns_on_age
        born = (guest.referral.child.date_of_birth for guest in (one, other))
        return between(self.ground.run, birthdays(self.ground.run, born) if turns_on_age else ())

    def _bars(self, guest: _Guest, other: _Guest, run: Nights) -> Iterator[_Against]:
        child, night = other.referral.child, run.model_copy(update={"nights": 1})
        match = self.ground.match(guest.referral, night, (child,), of_child=guest.of_child)
        yield from ((match, one.finding) for one in said_between(match, BETWEEN_GUESTS, child.id) if one.bars)


def _whom_to_ask(against: Sequence[_Against]) -> tuple[Role, ...]:
    """Who can say what is not known; nobody where something is known, which no such answer would settle."""
    if any(not found.turns_on or found.best < Band.CONDITIONS for _, found in against):
        return ()
    details = (detail_of(match, fact.name) for match, found in against for fact in found.turns_on)
    return tuple(dict.fromkeys(role for detail in details for role in detail.ask))


def _for_pairs(ground: Ground) -> Ground:
    """The home with nobody living there, and only what is red: no other impact can bar anybody."""
    reds = tuple(pair for pair in ground.catalogue.pairs if pair.band is PairBand.RED)
    empty = ground.group.model_copy(update={"residents": ()})
    of_reds = ground.catalogue.model_copy(update={"pairs": reds})
    return replace(ground, group=empty, catalogue=of_reds, of_home={})
