"""The papers a home asks for before a planned admission.

It is data that a practitioner can read and change (`data/papers.toml`).
"""

from __future__ import annotations

import json
from functools import cache

from pydantic import TypeAdapter, ValidationError

from matching.errors import EngineFault
from matching.world.catalogue import read_data
from matching.world.record import Ident, Record, Text


class Paper(Record):
    """One paper, by the id that a referral lists it under."""

    id: Ident
    name: Text


@cache
def papers_asked_for() -> tuple[Paper, ...]:
    """Every paper, in the order of the file. Raises EngineFault when the file is at fault."""
    entries = json.dumps(read_data("papers.toml")["paper"])
    try:
        return TypeAdapter(tuple[Paper, ...]).validate_json(entries)
    except ValidationError as fault:
        raise EngineFault(f"The data on papers does not hold together:\n{fault}") from fault
