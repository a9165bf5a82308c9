"""One referral, as JSON for other programs.

It is what a home is sent. So the postcode of the child's own home, which a referral may bring, is never written.
"""

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
    child = thing.child.model_copy(update={"home_postcode": None})
    return write_json(thing.model_copy(update={"child": child}))
