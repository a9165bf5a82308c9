"""The world on one day: homes, the children living in them, and the children referred."""

from __future__ import annotations

from matching.world.child import Child
from matching.world.group import Group
from matching.world.home import Home
from matching.world.record import Day, Record
from matching.world.referral import Referral


class World(Record):
    """Everything a check may look at, as it stood on `as_at`. The order of its parts carries no meaning."""

    as_at: Day
    homes: tuple[Home, ...] = ()
    groups: tuple[Group, ...] = ()
    referrals: tuple[Referral, ...] = ()

    def home(self, urn: str) -> Home | None:
        """The home with that URN, or None."""
        return next((h for h in self.homes if h.urn == urn), None)

    def group(self, urn: str) -> Group:
        """The existing group of a home; an empty one when nobody lives there."""
        return next((g for g in self.groups if g.urn == urn), Group(urn=urn))

    def referral(self, id: str) -> Referral | None:
        """The referral with that id, or None."""
        return next((r for r in self.referrals if r.id == id), None)

    def children(self) -> tuple[Child, ...]:
        """Every child: residents first, then those referred."""
        residents = tuple(r.child for g in self.groups for r in g.residents)
        return residents + tuple(r.child for r in self.referrals)
