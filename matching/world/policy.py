"""Law and local judgement as dated values, each with its unit and its source, looked up for a day.

The values stand in `data/england.toml`. An earlier day keeps the value that held then.
"""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field, ValidationError

from matching.errors import EngineFault
from matching.world.catalogue import read_data
from matching.world.record import Ident, Record, Text


class Standing(StrEnum):
    """Whether a value is law or our own judgement, to be set by each organisation."""

    LAW = "law"
    JUDGEMENT = "judgement"


class ValueFrom(Record):
    """A whole number and the first day it holds."""

    since: date
    value: int


class Parameter(Record):
    """One number of law or judgement through time."""

    id: Ident
    name: Text
    unit: Text
    standing: Standing
    source: Text
    values: Annotated[tuple[ValueFrom, ...], Field(min_length=1)]


class PolicyDay(Record):
    """Every value as it holds on one day."""

    day: date
    version: Text
    values: dict[str, int]

    def __getitem__(self, parameter: str) -> int:
        """The value of a parameter. Raises EngineFault when none holds on the day: there is no default."""
        if parameter not in self.values:
            raise EngineFault(f"No value of {parameter!r} holds on {self.day.isoformat()}.")
        return self.values[parameter]


class Policy(Record):
    """All parameters of a jurisdiction."""

    version: Text
    parameters: tuple[Parameter, ...]

    def on(self, day: date) -> PolicyDay:
        """The values that hold on that day; a parameter with none yet is absent."""
        values = {}
        for parameter in self.parameters:
            in_force = [v for v in parameter.values if v.since <= day]
            if in_force:
                values[parameter.id] = max(in_force, key=lambda v: v.since).value
        return PolicyDay(day=day, version=self.version, values=values)


@cache
def england() -> Policy:
    """The policy for England that ships with the engine. Raises EngineFault when its file is at fault."""
    data = read_data("england.toml")
    parts = {"version": data["version"], "parameters": data["parameter"]}
    try:
        return Policy.model_validate_json(json.dumps(parts, default=str))
    except ValidationError as fault:
        raise EngineFault(f"The policy's data file does not hold together:\n{fault}") from fault
