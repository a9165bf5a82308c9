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
    before = answers(world)
    after = answers(change(world, seed), before)
    return Trial(study=name, seed=seed, before=standing(before, after), after=standing(after, before))
