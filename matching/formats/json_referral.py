"""One referral, as JSON for other programs."""

from __future__ import annotations

from matching.plain_json import read_json, write_json
from matching.world.referral import Referral

ID = "json-referral"
TITLE = "One referral (JSON)"
SUFFIX = ".json"
HOLDS = Referral


def read(data: bytes) -> Referral:
    return read_json(Referral, data)


def write(thing: Referral) -> bytes:
    return write_json(thing)
