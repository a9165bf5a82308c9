"""For each child referred: the homes near enough, which of them could be one for the child, and what each other lacks.

Only what is public of a home is asked about, by columns first. The homes near a child who has none are then asked the
rules that keep them out, one by one, so that what each lacks is known.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.check import find
from matching.columns.children import ChildColumns, nowhere
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.reach import miles_from
from matching.findings import Band
from matching.match import Match
from matching.rules import PUBLISHED
from matching.sufficiency.lack import Lack, highest, lacks_of
from matching.sufficiency.refusals import NOTHING_SAID, Said
from matching.sufficiency.served import ANY, Served, has_place
from matching.vacant import Wanted, wanted_by
from matching.weighing import Kept
from matching.world.catalogue import Catalogue
from matching.world.group import Group
from matching.world.home import Home
from matching.world.policy import PolicyDay
from matching.world.published import PublishedHome, as_recorded, publish_all
from matching.world.referral import Referral
from matching.world.statement import StayKind
from matching.world.world import World

NOWHERE_SAID = "authority not told"

AT_ONCE = 100
"""Children screened at a time, so that a country's homes take a few hundred megabytes at most."""


@dataclass(frozen=True)
class Sought:
    """One referral: how many homes are near enough, one of those that could be for the child, and what others lack."""

    referral: str
    near: int
    could_be: str | None
    """The first of the homes near enough, by URN, that could be one for the child. None: there are not enough."""
    lacking: tuple[tuple[str, frozenset[Lack]], ...] = ()
    """Where there are not enough: the homes near enough, by URN, that a capability would open, and all each lacks."""


@dataclass(frozen=True)
class Looked:
    """Every referral but short breaks, and where each home stands. `no_place`: those whose own home's place is open."""

    sought: tuple[Sought, ...]
    no_place: tuple[str, ...]
    place_of: dict[str, str]
    """The place of each home by URN: the name of the authority's area it lies in."""
    unplaced: int
    """Homes of which it is not known where they are."""


@dataclass(frozen=True)
class _Asking:
    referrals: Sequence[Referral]
    """Everybody referred, also for short breaks: a brother or sister may be among them."""
    homes: Sequence[PublishedHome]
    on: date
    catalogue: Catalogue
    policy: PolicyDay
    said: Said
    served: Served
    recorded: dict[str, Home] = field(default_factory=dict)
    """Homes as a record, by URN, each made once."""

    def match(self, referral: Referral, home: PublishedHome, of_child: dict[Hashable, Any]) -> Match:
        """A referral against a home by what is public of it. `of_child` is kept from home to home of one child."""
        if home.urn not in self.recorded:
            self.recorded[home.urn] = as_recorded(home)
        recorded, group = self.recorded[home.urn], Group(urn=home.urn)
        world = World.model_construct(as_at=self.on, homes=(recorded,), groups=(), referrals=tuple(self.referrals))
        return Match(world, referral, recorded, group, self.on, self.catalogue, self.policy, of_child)

    def serves(self, wanted: Wanted, home: PublishedHome) -> bool:
        """Whether a home counts, if it could be one: it says that a place is free, where that is asked."""
        return not self.served.with_place or has_place(home.vacancies, wanted, self.on, self.policy)


def look(
    world: World,
    on: date,
    miles: float,
    catalogue: Catalogue,
    policy: PolicyDay,
    said: Said = NOTHING_SAID,
    served: Served = ANY,
    compiled: PublishedColumns | None = None,
) -> Looked:
    """Every referral of a world on a day, and the homes within so many miles in a straight line of the child's own.

    `said`: where homes have said no; such a home is none for the child, unless it came to do what it named.
    `compiled`: what is public of the same homes by URN, for stays from the first that is asked for on.
    """
    referrals = tuple(sorted((r for r in world.referrals if r.kind is not StayKind.SHORT_BREAK), key=lambda r: r.id))
    placed = [r for r in referrals if r.child.home_place is not None]
    if compiled is None:
        published = publish_all(sorted(world.homes, key=lambda h: h.urn))
        compiled = PublishedColumns(published, min((r.start for r in placed), default=on))
    homes = compiled.homes
    asking = _Asking(world.referrals, homes, on, catalogue, policy, said, served)
    return Looked(
        sought=tuple(_sought(asking, placed, compiled, miles)),
        no_place=tuple(r.id for r in referrals if r.child.home_place is None),
        place_of={h.urn: place_of(h) for h in homes},
        unplaced=sum(h.place is None for h in homes),
    )


def place_of(home: PublishedHome) -> str:
    """Where a home is, as a statement of sufficiency tells it."""
    return home.authority or (home.place.authority if home.place else None) or NOWHERE_SAID


def _sought(asking: _Asking, placed: Sequence[Referral], compiled: PublishedColumns, miles: float) -> Iterator[Sought]:
    for batch in range(0, len(placed), AT_ONCE):
        referrals = placed[batch : batch + AT_ONCE]
        asked = [nowhere(r, asking.on, asking.catalogue, asking.policy, asking.referrals) for r in referrals]
        children = ChildColumns(asked)
        keeps_out = _keeping_out(Columns(children, compiled, asking.on, asking.catalogue, asking.policy))
        for row, referral in enumerate(referrals):
            near = _near(compiled, referral, miles)
            yield _one(asking, asked[row], near, keeps_out[:, row])


def _near(homes: PublishedColumns, referral: Referral, miles: float) -> list[int]:
    """The homes within so many miles of the child's own home, by their numbers."""
    place = referral.child.home_place
    if place is None:
        return []
    found: list[int] = np.flatnonzero(homes.is_placed & (miles_from(homes, place) <= miles)).tolist()
    return found


def _keeping_out(columns: Columns[PublishedColumns]) -> NDArray[np.bool_]:
    """(rules, children, homes): whether a rule of PUBLISHED keeps a home out for a child, whatever is still open."""
    found = np.zeros((len(PUBLISHED), len(columns.children), len(columns.homes)), dtype=np.bool_)
    for number, rule in enumerate(PUBLISHED):
        for screen in rule.screen(columns):
            blocks = screen.best < Band.CONDITIONS
            if blocks.any():
                found[number] |= blocks[screen.child][:, screen.home]
    return found


def _one(asking: _Asking, nowhere_yet: Match, near: Sequence[int], keeps_out: NDArray[np.bool_]) -> Sought:
    """One referral, against no home yet; `keeps_out` (rules, homes)."""
    referral, wanted = nowhere_yet.referral, wanted_by(nowhere_yet)
    out: list[bool] = np.any(keeps_out, axis=0).tolist()
    pair = {n: (referral.id, asking.homes[n].urn) for n in near}
    asked = [n for n in near if pair[n] not in asking.said.none and asking.serves(wanted, asking.homes[n])]
    could_be = [n for n in asked if not out[n] and pair[n] not in asking.said.would]
    if len(could_be) >= asking.served.homes:
        return Sought(referral.id, len(near), asking.homes[could_be[0]].urn)
    lacking, kept = [], Kept()
    of_child: dict[Hashable, Any] = {}
    for number in (n for n in asked if out[n] or pair[n] in asking.said.would):
        match = asking.match(referral, asking.homes[number], of_child)
        rules = [rule for rule, keeps in zip(PUBLISHED, keeps_out[:, number].tolist(), strict=True) if keeps]
        lacks = lacks_of(match, find(match, rules, kept))
        together = frozenset() if lacks is None else highest((*lacks, *asking.said.lacks(match)))
        if together:
            lacking.append((match.home.urn, together))
    return Sought(referral.id, len(near), None, tuple(lacking))
