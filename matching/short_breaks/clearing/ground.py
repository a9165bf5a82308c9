"""What is the same for every family asked about at one home, and one guest's question to the match check there."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain, combinations
from operator import itemgetter
from typing import Any

from matching.match import Match
from matching.short_breaks.period import BreakHome, Family, Nights, Period
from matching.world.catalogue import Catalogue
from matching.world.child import Child
from matching.world.facts import Role
from matching.world.group import Group, Resident, Tie, TieKind
from matching.world.home import Home
from matching.world.policy import PolicyDay
from matching.world.referral import Referral
from matching.world.statement import StayKind
from matching.world.world import World

Ties = Mapping[tuple[str, str], tuple[Tie, ...]]
"""What is known between two children, under their ids in order."""


@dataclass(frozen=True)
class Party:
    """A family with the short-break referrals of its children, in their order."""

    family: Family
    guests: tuple[Referral, ...]
    related: tuple[Referral, ...] = ()
    """Referrals of brothers and sisters who are not of this family here."""

    @property
    def children(self) -> tuple[Child, ...]:
        """Its children."""
        return tuple(guest.child for guest in self.guests)


@dataclass(frozen=True)
class Ground:
    """One home in one period. `on` is the day that the records stand on; `run` the nights asked about."""

    home: Home
    part: BreakHome
    group: Group
    """Without its ties."""
    ties: Ties
    on: date
    run: Nights
    catalogue: Catalogue
    policy: PolicyDay
    living: tuple[Referral, ...] = ()
    """The latest referral of each child who lives here and was referred."""

    of_home: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was worked out of the home alone, kept from guest to guest."""

    def match(
        self,
        guest: Referral,
        stay: Nights,
        beside: Iterable[Child],
        others: tuple[Referral, ...] = (),
        of_child: dict[Hashable, Any] | None = None,
    ) -> Match:
        """The question of one guest for one stay, with these other guests there as well as those who live here.

        `of_child`: what was worked out of the guest for another stay with the same `others`; it is added to.
        """
        guests = {child.id: Resident(child=child, arrived=stay.first) for child in beside}
        living = (r for r in self.group.residents if r.child.id not in guests)
        group = self.group.model_copy(update={"residents": (*living, *guests.values()), "ties": self._every_tie})
        asked = {"kind": StayKind.SHORT_BREAK, "start": stay.first, "expected_nights": stay.nights}
        referral = guest.model_copy(update=asked)
        world = World(as_at=self.on, homes=(self.home,), groups=(group,), referrals=(referral, *others))
        about = (world, referral, self.home, group, self.on, self.catalogue, self.policy)
        lives_here = not self._living_ids.isdisjoint({guest.child.id, *guests})
        return Match(*about) if lives_here else Match(*about, {} if of_child is None else of_child, self.of_home)

    def between(self, one: str, other: str) -> tuple[Tie, ...]:
        """What is known between two children."""
        return self.ties.get((min(one, other), max(one, other)), ())

    def with_ties(self, ones: Collection[str], others: Collection[str]) -> Ground:
        """The same with only the ties between one of these children and one of those, for less to be sent around."""
        pairs = {(min(one, other), max(one, other)) for one in ones for other in others}
        return replace(self, ties={pair: self.ties[pair] for pair in pairs if pair in self.ties}, of_home={})

    @cached_property
    def _every_tie(self) -> tuple[Tie, ...]:
        return tuple(chain.from_iterable(self.ties.values()))

    @cached_property
    def _living_ids(self) -> frozenset[str]:
        return frozenset(r.child.id for r in self.group.residents)


class KnownTies:
    """What is known between any two children of a period, in whichever group it is recorded, or in the period itself.

    It is read once, for a region's homes have more than a million such records among them.
    """

    def __init__(self, period: Period) -> None:
        self._on = period.world.as_at
        self._of: dict[str, list[tuple[int, str | None, Tie]]] = {}
        known = ((group.urn, tie) for group in period.world.groups for tie in group.ties)
        for number, (urn, tie) in enumerate(chain(known, ((None, one.tie) for one in period.ties))):
            self._of.setdefault(min(tie.children), []).append((number, urn, tie))

    def at(self, urn: str, children: Collection[str], parties: Iterable[Party]) -> Ties:
        """What is known between these children at one home.

        A bar lifted at another home is lifted there alone. Brothers and sisters of one family need no check of their
        names, which nobody records (Project judgement).
        """
        found: dict[tuple[str, str], tuple[Tie, ...]] = {}
        for _, recorded_at, tie in self._among(frozenset(children)):
            one, other = tie.children
            pair = (min(one, other), max(one, other))
            found[pair] = (*found.get(pair, ()), tie if recorded_at in (urn, None) else as_raised(tie))
        for party in parties:
            for one, other in combinations(sorted(party.family.children), 2):
                brothers = Tie(children=(one, other), kind=TieKind.SIBLINGS, said_by=Role.FAMILY, on=self._on)
                found.setdefault((one, other), (brothers,))
        return found

    def _among(self, there: frozenset[str]) -> list[tuple[int, str | None, Tie]]:
        """In the order in which they were recorded."""
        of_each = chain.from_iterable(self._of.get(child, ()) for child in there)
        return sorted((known for known in of_each if there.issuperset(known[2].children)), key=itemgetter(0))


def as_raised(tie: Tie) -> Tie:
    """The tie as another home has it: a bar that was lifted elsewhere is not lifted there."""
    if tie.lifted_by is None and tie.lifted_by_role is None and tie.lifted_on is None:
        return tie
    return tie.model_copy(update={"lifted_by": None, "lifted_by_role": None, "lifted_on": None})
