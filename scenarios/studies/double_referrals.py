"""What if twice as many children were referred to the same homes?

The children of the first half are the same in both; the rest is drawn as they were.
"""

from __future__ import annotations

from matching.world.world import World
from scenarios.generators.region import region
from scenarios.studies.on_a_region import on_a_region
from scenarios.studies.study import Size, Trial

NAME = "double-referrals"


def trial(seed: int, size: Size) -> Trial:
    return on_a_region(NAME, change, seed, size)


def change(world: World, seed: int) -> World:
    """The same homes and residents with twice the referrals, and what residents know and feel about the new ones."""
    more = region(seed, len(world.homes), 2 * len(world.referrals))
    before = {g.urn: g for g in world.groups}
    homes = {h.urn: h for h in world.homes}
    old = {r.id: r for r in world.referrals}
    return more.model_copy(
        update={
            "homes": tuple(homes[h.urn] if homes[h.urn] == h else h for h in more.homes),
            "groups": tuple(before[g.urn] if before[g.urn] == g else g for g in more.groups),
            "referrals": tuple(old.get(r.id, r) for r in more.referrals),
        }
    )
