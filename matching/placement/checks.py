"""The full match check as a plan asks it: of one child at some homes, and of newcomers who would come together.

What is asked of one child, and of one set of newcomers at one home, needs no answer to any other question: so each may
be asked in a process of its own, and all answers are the same in whatever order they are asked.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from matching.match import Match
from matching.placement.fitting import Kept, fit_of
from matching.placement.newcomers import Together, asked_together, said_apart
from matching.placement.problem import Fit
from matching.world.catalogue import Catalogue
from matching.world.group import Group
from matching.world.home import Home
from matching.world.policy import PolicyDay
from matching.world.record import by_id
from matching.world.referral import Referral
from matching.world.statement import StayKind
from matching.world.world import World


@dataclass(frozen=True)
class Checks:
    """Everything that may be looked at, with who and what is found in it by their ids."""

    world: World
    on: date
    catalogue: Catalogue
    law: PolicyDay

    @cached_property
    def referrals(self) -> Sequence[Referral]:
        """Everybody referred for anything but short breaks, in the order of their ids."""
        return by_id([r for r in self.world.referrals if r.kind is not StayKind.SHORT_BREAK])

    @cached_property
    def homes(self) -> Mapping[str, Home]:
        """Every home by its URN."""
        return {home.urn: home for home in self.world.homes}

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Who lives where, of the homes of which that is known."""
        return {group.urn: group for group in self.world.groups}

    @cached_property
    def _of_child(self) -> Mapping[str, tuple[Referral, ...]]:
        found: dict[str, tuple[Referral, ...]] = {}
        for referral in self.world.referrals:
            found[referral.child.id] = (*found.get(referral.child.id, ()), referral)
        return found

    @cached_property
    def _children(self) -> frozenset[str]:
        return frozenset(r.child.id for r in self.referrals)

    @cached_property
    def _by_id(self) -> Mapping[str, Referral]:
        return {r.id: r for r in self.referrals}

    @cached_property
    def _of_home(self) -> dict[str, dict[Hashable, Any]]:
        return {}

    def fits(self, number: int, urns: Collection[str]) -> Iterator[Fit]:
        """The fits at those of the homes that are possible, of the child of that number among the referrals.

        What is the same at each of the homes is found once, and what is the same of a home for every child.
        """
        referral = self.referrals[number]
        elsewhere: Kept = {}
        of_child: dict[Hashable, Any] = {}
        for urn in urns:
            group, kept, known = self.groups.get(urn), elsewhere, (of_child, self._of_home.setdefault(urn, {}))
            if self._lives_at(referral, urn):
                kept, known = {}, ({}, {})
            here = group or Group(urn=urn)
            match = Match(self.world, referral, self.homes[urn], here, self.on, self.catalogue, self.law, *known)
            fit = fit_of(match, self._children, kept, group_known=group is not None)
            if fit is not None:
                yield fit

    def together(self, ids: Collection[str], urn: str) -> tuple[Together, ...]:
        """What is found of newcomers, by their referrals' ids, who would come to one home.

        Of one who lives there, or is referred twice, nothing is kept: the two records may differ.
        """
        newcomers = [self._by_id[id] for id in sorted(set(ids))]
        elsewhere = not any(self._lives_at(r, urn) or len(self._of_child[r.child.id]) > 1 for r in newcomers)
        of_home = self._of_home.setdefault(urn, {}) if elsewhere else None
        return asked_together(self.about(newcomers, urn), newcomers, urn, self.on, self.catalogue, self.law, of_home)

    def _lives_at(self, referral: Referral, urn: str) -> bool:
        group = self.groups.get(urn)
        return group is not None and any(r.child.id == referral.child.id for r in group.residents)

    def said_apart(self, one: str, other: str) -> bool:
        """Whether it was decided of two, by their referrals' ids, that they must not live together."""
        return said_apart(self._by_id[one], self._by_id[other])

    def about(self, newcomers: Collection[Referral], urn: str) -> World:
        """What of the world the check of newcomers at one home looks at: that home, and who lives or would live there.

        With whoever is referred of them, as a brother or sister is told from the referrals of the two.
        """
        group = self.groups.get(urn)
        residents = () if group is None else group.residents
        children = dict.fromkeys([*(r.child.id for r in newcomers), *(r.child.id for r in residents)])
        return World.model_construct(
            as_at=self.world.as_at,
            homes=(self.homes[urn],),
            groups=() if group is None else (group,),
            referrals=tuple(r for id in children for r in self._of_child.get(id, ())),
        )
