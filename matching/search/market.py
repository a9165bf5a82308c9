"""The homes that can be searched: other people's by what is public of them, and one's own by what is known there.

The two are different types. Of another's home there is nothing here but a `PublishedHome`, which has no room for a
child who lives there; only a home of one's own comes with its group.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from matching.columns.homes import PublishedColumns
from matching.errors import BadInput, Problem
from matching.postcodes import homes_located
from matching.world.group import Group
from matching.world.home import Home
from matching.world.published import PublishedHome, publish_all
from matching.world.world import World


@dataclass(frozen=True)
class OwnHome:
    """A home of the asker's own, with the children who live there."""

    home: Home
    group: Group


@dataclass(frozen=True)
class Market:
    """The homes, compiled once: `others` by what is public, and `own`."""

    others: PublishedColumns
    own: tuple[OwnHome, ...] = ()

    def __len__(self) -> int:
        return len(self.others) + len(self.own)


def market(others: Sequence[PublishedHome], since: date, own: Iterable[OwnHome] = ()) -> Market:
    """The homes for stays that begin on `since` or later."""
    return Market(PublishedColumns(others, since), tuple(own))


def market_of(world: World, since: date, own: Sequence[str] = ()) -> Market:
    """The homes of a world. Of those that are not the asker's own, only what is public goes in.

    A home of which only the postcode is given is put where the directory says it is.

    Raises BadInput for an own home that the world does not hold, or of which it is not said who lives there.
    """
    homes, groups = {h.urn: h for h in homes_located(world.homes)}, {g.urn: g for g in world.groups}
    problems = [
        Problem(f"home {urn}", "the world holds no such home", "Give the URN of a home in the world.")
        for urn in own
        if urn not in homes
    ] + [
        Problem(f"home {urn}", "it is not said who lives there", "Add its group; one with no residents says nobody.")
        for urn in own
        if urn in homes and urn not in groups
    ]
    if problems:
        raise BadInput(problems)
    others = publish_all(h for h in homes.values() if h.urn not in own)
    return market(others, since, (OwnHome(homes[urn], groups[urn]) for urn in dict.fromkeys(own)))
