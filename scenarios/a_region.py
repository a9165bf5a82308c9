"""A made-up region of forty homes, where 29 children wait for a home and one for a short break: to search and plan.

It is drawn from the figures of the generators, so no story is told of any one child in it.
"""

from __future__ import annotations

from functools import cache

from matching.world.world import World
from scenarios.generators.region import region

NAME = "a-region"
SEED, HOMES, REFERRALS = 1, 40, 30


@cache
def world() -> World:
    """The same region each time."""
    return region(SEED, HOMES, REFERRALS)


def told() -> str:
    """Its story in one sentence."""
    return (__doc__ or "").splitlines()[0]
