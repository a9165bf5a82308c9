"""Which category of need in a registration covers which of a child's needs.

It is data that a practitioner can read and change (`data/categories.toml`). Project judgement: registrations name
categories and leave open what falls under each.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from matching.errors import EngineFault
from matching.world.catalogue import read_data
from matching.world.facts import TOP_LEVEL
from matching.world.home import Category
from matching.world.record import Ident, Record


class Covered(Record):
    """A need from a level on, and the category that covers it; one of several where the need does not tell which."""

    need: Ident
    from_level: Annotated[int, Field(ge=2, le=TOP_LEVEL)]
    by: Annotated[tuple[Category, ...], Field(min_length=1)]


@cache
def covered_needs() -> tuple[Covered, ...]:
    """Every entry, in the order of the file. Raises EngineFault when the file is at fault."""
    entries = json.dumps(read_data("categories.toml")["covered"])
    try:
        return TypeAdapter(tuple[Covered, ...]).validate_json(entries)
    except ValidationError as fault:
        raise EngineFault(f"The data on categories of need does not hold together:\n{fault}") from fault
