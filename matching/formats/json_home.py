"""One home with its statement of purpose, as JSON for other programs."""

from __future__ import annotations

from matching.plain_json import read_json, write_json
from matching.world.home import Home

ID = "json-home"
TITLE = "One home with its statement of purpose (JSON)"
SUFFIX = ".json"
HOLDS = Home


def read(data: bytes) -> Home:
    return read_json(Home, data)


def write(thing: Home) -> bytes:
    return write_json(thing)
