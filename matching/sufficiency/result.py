"""What is missing, where, and how many referrals it would have opened: figures, what bounds them, and their range."""

from __future__ import annotations

from datetime import date
from math import comb

from matching.sufficiency.lack import Lack
from matching.sufficiency.refusals import Refused
from matching.sufficiency.served import Served
from matching.world.place import Place
from matching.world.record import Record

GRID = 5_000
"""Metres. Project judgement: near enough for a map of areas, and no home's address."""


class Capability(Record):
    """One thing that homes would have to be able to do."""

    key: str
    level: int
    words: str


class Missing(Record):
    """One row: what is lacking in a place, and what it would open beside the rows before it."""

    place: str
    capabilities: tuple[Capability, ...]
    opens: int
    """Referrals it opens that no row before it opens. The rows therefore add up."""
    low: int
    high: int
    """The 95 % range of `opens`, were as many referrals drawn again from the same."""
    alone: int
    """What it would open were it the only row. These do not add up: rows can open the same referral."""
    all_opened: int
    """What the rows as far as this one open together."""
    referrals: tuple[str, ...]
    homes: tuple[str, ...]
    """The homes there, by URN, that it makes one for some of these referrals."""
    home_names: tuple[str, ...] = ()
    """What they are called, in the same order."""

    @property
    def homes_told(self) -> tuple[str, ...]:
        """Each home by its name and its URN."""
        return tuple(f"{name} ({urn})" for name, urn in zip(self.home_names, self.homes, strict=True))


class PlaceOf(Record):
    """One place, and the middle of all its homes, to the nearest GRID metres: no home is known by it."""

    name: str
    middle: Place


class Sufficiency(Record):
    """Which capabilities, in which places, homes would have needed for the children referred.

    The referrals fall into four: with a home near enough, without one that some capability would open, without one
    that any would, and those whose own home's place is not known.
    """

    on: date
    miles: float
    referrals: int
    with_home: tuple[str, ...]
    openable: tuple[str, ...]
    never: tuple[str, ...]
    """No home is near enough, or what keeps each out is no capability: an approval, a paper, a bar on admissions."""
    no_place: tuple[str, ...]
    homes: int
    unplaced_homes: int
    rows: tuple[Missing, ...]
    bound: int
    """No choice of as many capabilities, each for one place, opens more referrals than that."""
    bound_reached: int
    """Some such choice was found to open that many. Equal to `bound` where the best is proven."""
    homes_wanted: int = 1
    """A referral has a home near enough when at least so many could be one."""
    with_place: bool = False
    """Whether only homes count that say a place is free."""
    refused: tuple[Refused, ...] = ()
    """What homes said no about; empty where no refusals were given."""
    places: tuple[PlaceOf, ...] = ()
    """Every place with a home whose whereabouts are known, in order of name."""

    @property
    def served(self) -> Served:
        """When a referral counts as served."""
        return Served(self.homes_wanted, self.with_place)

    @property
    def opened(self) -> int:
        """What all rows open together."""
        return sum(row.opens for row in self.rows)


def range_of(count: int, of: int) -> tuple[int, int]:
    """Between which numbers 95 in 100 draws of as many referrals would lie, each like the ones there are."""
    if not 0 < count < of:
        return count, count
    chances = [
        comb(of, n) * (count / of) ** n * (1 - count / of) ** (of - n) for n in range(min(of, 4 * count + 20) + 1)
    ]
    total, low, high = 0.0, 0, len(chances) - 1
    for n, chance in enumerate(chances):
        low = n + 1 if total + chance < 0.025 else low
        total += chance
        if total >= 0.975:
            return low, n
    return low, high


def told_as(lack: Lack, words: str) -> Capability:
    """A capability with its words."""
    return Capability(key=lack.key, level=lack.level, words=words)
