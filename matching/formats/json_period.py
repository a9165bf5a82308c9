"""One period of short breaks with the world it is about, as JSON for other programs."""

from __future__ import annotations

from matching.plain_json import read_json, write_json
from matching.short_breaks.period import Period

ID = "json-period"
TITLE = "A period of short breaks, whole: homes, families, bookings and the world they stand in (JSON)"
SUFFIX = ".json"
HOLDS = Period


def read(data: bytes) -> Period:
    return read_json(Period, data)


def write(thing: Period) -> bytes:
    return write_json(thing)
