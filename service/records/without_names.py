"""A world as long work is given it: no name of a child, and not where its own home is."""

from __future__ import annotations

from matching.world.child import Child
from matching.world.world import World


def nameless(world: World) -> World:
    """The world with each child under its id instead of its name, and without the postcode of its own home."""

    def hidden(child: Child) -> Child:
        return child.model_copy(update={"name": child.id, "home_postcode": None})

    groups = tuple(
        group.model_copy(
            update={"residents": tuple(r.model_copy(update={"child": hidden(r.child)}) for r in group.residents)}
        )
        for group in world.groups
    )
    referrals = tuple(r.model_copy(update={"child": hidden(r.child)}) for r in world.referrals)
    return world.model_copy(update={"groups": groups, "referrals": referrals})
