"""What the homes that fit are ordered by, with weights that anybody can see and change.

It is dated data (`matching/world/data/considerations.toml`). Councils disagree on whether section 22C(8) ranks what it
lists, so each weight has a range, and a shortlist says whether the order turns on it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Annotated, Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from matching.errors import BadInput, EngineFault, Problem
from matching.world.catalogue import read_data
from matching.world.record import Ident, Record, Text

Weight = Annotated[int, Field(ge=0, le=100)]


class Weighing(Record):
    """A weight and the range it may be set in, from a day on."""

    since: date
    weight: Weight
    least: Weight
    most: Weight

    @model_validator(mode="after")
    def _lies_in_its_range(self) -> Self:
        if not self.least <= self.weight <= self.most:
            raise ValueError("the weight lies outside its range")
        return self


class Consideration(Record):
    """One consideration: the rule that says how far a home meets it, its source and its weights through time."""

    id: Ident
    name: Text
    rule: Ident
    source: Text
    values: Annotated[tuple[Weighing, ...], Field(min_length=1)]


class Weighed(Record):
    """A consideration with its weight on one day."""

    id: Ident
    name: Text
    rule: Ident
    source: Text
    weight: Weight
    least: Weight
    most: Weight


@cache
def considerations() -> tuple[Consideration, ...]:
    """Every consideration, in the order of the file. Raises EngineFault when the file is at fault."""
    entries = json.dumps(read_data("considerations.toml")["consideration"], default=str)
    try:
        return TypeAdapter(tuple[Consideration, ...]).validate_json(entries)
    except ValidationError as fault:
        raise EngineFault(f"The data on considerations does not hold together:\n{fault}") from fault


def weights_on(day: date, changed: Mapping[str, int] | None = None) -> tuple[Weighed, ...]:
    """The considerations as weighed on a day. `changed` weights, by id, replace the data's; 0 leaves one out.

    Raises BadInput for a consideration there is none of, or a weight below 0 or above 100.
    """
    changed, known = changed or {}, {c.id for c in considerations()}
    problems = [
        Problem(f"weight of {id}", "there is no such consideration", f"Use one of: {', '.join(sorted(known))}.")
        for id in sorted(changed.keys() - known)
    ] + [
        Problem(f"weight of {id}", "a weight is from 0 to 100", "Give a whole number from 0 to 100.")
        for id, weight in sorted(changed.items())
        if id in known and not 0 <= weight <= 100
    ]
    if problems:
        raise BadInput(problems)
    return tuple(_weighed(c, day, changed.get(c.id)) for c in considerations())


def _weighed(consideration: Consideration, day: date, changed: int | None) -> Weighed:
    value = max((v for v in consideration.values if v.since <= day), key=lambda v: v.since, default=None)
    if value is None:
        raise EngineFault(f"No weight of {consideration.id!r} holds on {day.isoformat()}.")
    weight = value.weight if changed is None else changed
    return Weighed(
        id=consideration.id,
        name=consideration.name,
        rule=consideration.rule,
        source=consideration.source,
        weight=weight,
        least=min(value.least, weight),
        most=max(value.most, weight),
    )
