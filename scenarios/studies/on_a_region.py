"""A study on a small made-up region: every match checked in full, before and after the change."""

from __future__ import annotations

from collections.abc import Callable

from matching.world.world import World
from scenarios.generators.region import region
from scenarios.studies.answers import answers
from scenarios.studies.measures import standing
from scenarios.studies.study import Size, Trial

Change = Callable[[World, int], World]
"""From a world and its seed to the world with one thing changed."""


def on_a_region(name: str, change: Change, seed: int, size: Size, start: World | None = None) -> Trial:
    """The trial of a change. `start` is the world before; a region of that size when left out."""
    world = region(seed, size.homes, size.children) if start is None else start
    return tried(name, seed, world, change(world, seed))


def tried(name: str, seed: int, world: World, changed: World) -> Trial:
    """How children stand in a world and in the changed one. Who has to leave a home stands before as living there."""
    live = {r.child.id for g in world.groups for r in g.residents} - {r.child.id for r in world.referrals}
    leaving = tuple(r for r in changed.referrals if r.child.id in live)
    looked_at = world.model_copy(update={"referrals": (*world.referrals, *leaving)})
    before = answers(looked_at, at_home=[r.id for r in leaving])
    after = answers(changed, before)
    return Trial(study=name, seed=seed, before=standing(before, after), after=standing(after, before))
