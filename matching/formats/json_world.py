"""A whole world: homes, the children living in them, and referrals, as JSON for other programs."""

from __future__ import annotations

from matching.plain_json import read_json, write_json
from matching.world.world import World

ID = "json-world"
TITLE = "A whole world: homes, the children living in them, and referrals (JSON)"
SUFFIX = ".json"
HOLDS = World


def read(data: bytes) -> World:
    return read_json(World, data)


def write(thing: World) -> bytes:
    return write_json(thing)
