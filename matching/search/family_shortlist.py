"""A shortlist for brothers and sisters: the homes that could take all of them, those for some of them, and the rest."""

from __future__ import annotations

from datetime import date

from matching.findings import Band
from matching.search.shortlist import Steadiness
from matching.world.home import Urn
from matching.world.record import Record


class ChildAt(Record):
    """One of them at one home, whatever was decided of the others: nothing here is about living together."""

    referral: str
    child: str
    worst: Band
    best: Band
    rule: str | None
    """The first rule that keeps the home from being one for the child. None: it could be one."""
    sentence: str | None
    """What that rule asks."""
    miles: float | None
    """From the child's own home. None: one of the two places is not known."""

    @property
    def could_be(self) -> bool:
        """Whether the child could live there."""
        return self.best >= Band.CONDITIONS


class HomeForFamily(Record):
    """One home for brothers and sisters."""

    urn: Urn
    name: str
    provider: str
    is_own: bool
    worst: Band
    best: Band
    """Of all of them there at once: the gravest of what limits any of them, and of what limits them together."""
    places_told: int | None
    """Places it says are free for all of them. None: it has not said so lately of each of their stays."""
    has_places: bool
    """Whether there are places for all of them, as is told, or by the full check of an own home. No: not known."""
    children: tuple[ChildAt, ...]
    why_not_all: str | None
    """What keeps all of them from living there though each of them could. None where nothing does, or one could not."""
    weekly_pounds: int | None

    @property
    def whom(self) -> tuple[str, ...]:
        """The referrals of those who could live there, each by itself."""
        return tuple(c.referral for c in self.children if c.could_be)


class Parting(Record):
    """An approval to live apart, which nobody has given yet: it is needed where only some of them would live."""

    referral: str
    what: str


class FamilyShortlist(Record):
    """The answer to one search for brothers and sisters. Every home searched is in one of the three lists."""

    referrals: tuple[str, ...]
    children: tuple[str, ...]
    on: date
    homes: int
    for_all: tuple[HomeForFamily, ...]
    """In order."""
    for_some: tuple[HomeForFamily, ...]
    """Those for most of them first."""
    for_none: tuple[HomeForFamily, ...]
    order: tuple[str, ...]
    steadiness: Steadiness
    """Of the first homes for all, each taken as all of them find it."""
    partings: tuple[Parting, ...]
