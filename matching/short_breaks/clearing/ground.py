"""What is the same for every family asked about at one home, and one guest's question to the match check there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

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

    def match(self, guest: Referral, stay: Nights, beside: Iterable[Child], others: tuple[Referral, ...] = ()) -> Match:
        """The question of one guest for one stay, with these other guests there as well as those who live here."""
        guests = {child.id: Resident(child=child, arrived=stay.first) for child in beside}
        living = (r for r in self.group.residents if r.child.id not in guests)
        residents = (*living, *guests.values())
        ties = self._between([guest.child.id, *(r.child.id for r in residents)])
        group = self.group.model_copy(update={"residents": residents, "ties": ties})
        asked = {"kind": StayKind.SHORT_BREAK, "start": stay.first, "expected_nights": stay.nights}
        referral = guest.model_copy(update=asked)
        world = World(as_at=self.on, homes=(self.home,), groups=(group,), referrals=(referral, *others))
        return Match(world, referral, self.home, group, self.on, self.catalogue, self.policy)

    def between(self, one: str, other: str) -> tuple[Tie, ...]:
        """What is known between two children."""
        return self.ties.get((min(one, other), max(one, other)), ())

    def with_ties(self, ones: Collection[str], others: Collection[str]) -> Ground:
        """The same with only the ties between one of these children and one of those, for less to be sent around."""
        ties = {
            pair: ties
            for pair, ties in self.ties.items()
            if (pair[0] in ones and pair[1] in others) or (pair[1] in ones and pair[0] in others)
        }
        return replace(self, ties=ties)

    def _between(self, children: Collection[str]) -> tuple[Tie, ...]:
        return tuple(tie for pair in combinations(sorted(children), 2) for tie in self.ties.get(pair, ()))


def ties_at(period: Period, urn: str, children: Collection[str], parties: Iterable[Party]) -> Ties:
    """What is known between these children, in whichever group it is recorded, or in the period itself.

    A bar lifted at another home is lifted there alone. Brothers and sisters of one family need no check of their
    names, which nobody records (Project judgement).
    """
    found: dict[tuple[str, str], tuple[Tie, ...]] = {}
    known = [tie if group.urn == urn else as_raised(tie) for group in period.world.groups for tie in group.ties]
    for tie in (*known, *(one.tie for one in period.ties)):
        one, other = min(tie.children), max(tie.children)
        if one in children and other in children:
            found[one, other] = (*found.get((one, other), ()), tie)
    for party in parties:
        for one, other in combinations(sorted(party.family.children), 2):
            brothers = Tie(children=(one, other), kind=TieKind.SIBLINGS, said_by=Role.FAMILY, on=period.world.as_at)
            found.setdefault((one, other), (brothers,))
    return found


def as_raised(tie: Tie) -> Tie:
    """The tie as another home has it: a bar that was lifted elsewhere is not lifted there."""
    return tie.model_copy(update={"lifted_by": None, "lifted_by_role": None, "lifted_on": None})
