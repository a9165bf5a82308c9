"""A plan of short breaks with its proof and every family's result, as JSON for other programs."""

from __future__ import annotations

from matching.plain_json import read_json, write_json
from matching.short_breaks.result import Allocation

ID = "json-allocation"
TITLE = "A plan of short breaks with its proof and every family's result (JSON)"
SUFFIX = ".json"
HOLDS = Allocation


def read(data: bytes) -> Allocation:
    return read_json(Allocation, data)


def write(thing: Allocation) -> bytes:
    return write_json(thing)
