"""What whoever places may know: their own homes with who lives there, and of all other homes only what is public.

A plan is made from this and from nothing else, as a search is: of another's home there is here no child who lives
there, no staff and no bedroom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from matching.postcodes import homes_located, referrals_located
from matching.world.own_home import OwnHome, told_apart
from matching.world.published import PublishedHome, as_recorded
from matching.world.referral import Referral
from matching.world.world import World


@dataclass(frozen=True)
class MayKnow:
    """Everybody referred, others' homes by what is public of them, and the asker's own."""

    as_at: date
    referrals: tuple[Referral, ...]
    others: tuple[PublishedHome, ...]
    own: tuple[OwnHome, ...] = ()

    @cached_property
    def world(self) -> World:
        """A world that holds this and no more. It has no group for another's home: who lives there is not known."""
        return World.model_construct(
            as_at=self.as_at,
            homes=(*map(as_recorded, self.others), *(own.home for own in self.own)),
            groups=tuple(own.group for own in self.own),
            referrals=self.referrals,
        )


def may_know(world: World, own: Sequence[str] = ()) -> MayKnow:
    """What of a world one may know whose own homes are those with the URNs `own`; where none is named, none is.

    A home, and a child's own home, of which only the postcode is given is put where the directory says it is.

    Raises BadInput for an own home that the world does not hold, or of which it is not said who lives there.
    """
    told = told_apart(homes_located(world.homes), world.groups, own)
    return MayKnow(world.as_at, referrals_located(world.referrals), told.others, told.own)


def all_own(world: World) -> MayKnow:
    """What one may know to whom every home belongs of which the world says who lives there."""
    held = {home.urn for home in world.homes}
    return may_know(world, tuple(group.urn for group in world.groups if group.urn in held))
