"""The homes that can be searched: other people's by what is public of them, and one's own by what is known there.

The two are different types. Of another's home there is nothing here but a `PublishedHome`, which has no room for a
child who lives there; only a home of one's own comes with its group.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from matching.columns.homes import PublishedColumns
from matching.postcodes import homes_located
from matching.stamp import told_of
from matching.world.home import Home
from matching.world.own_home import OwnHome, told_apart
from matching.world.published import PublishedHome, as_recorded
from matching.world.world import World


@dataclass(frozen=True)
class Market:
    """The homes, compiled once: `others` by what is public, and `own`."""

    others: PublishedColumns
    own: tuple[OwnHome, ...] = ()
    _recorded: dict[int, tuple[Home, str]] = field(default_factory=dict, repr=False, compare=False)

    def recorded(self, number: int) -> tuple[Home, str]:
        """One of the others as a check looks at it, and as it goes into the stamp of a report; each made once."""
        if number not in self._recorded:
            home = as_recorded(self.others.homes[number])
            self._recorded[number] = home, told_of(home)
        return self._recorded[number]

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
    told = told_apart(homes_located(world.homes), world.groups, own)
    return market(told.others, since, told.own)
