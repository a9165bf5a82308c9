"""What made-up children and homes are drawn from: each figure with its source, its day and how sure it is.

The figures stand in `data/*.toml`, where a practitioner can read and change them. An assumed one is told as assumed
wherever what was drawn from it is written down.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from matching.errors import EngineFault
from matching.world.record import Record, Text

REGION = ("children.toml", "homes.toml", "region.toml")
FILES = (*REGION, "short_breaks.toml")


class Sure(StrEnum):
    """How sure a figure is."""

    PUBLISHED = "published"
    SECONDARY = "secondary"
    DERIVED = "derived"
    ASSUMED = "assumed"


class Figure(Record):
    """One figure, or one distribution as shares or weights under their names."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    name: Text
    unit: Text
    sure: Sure
    source: Text
    as_at: date
    """The day the source speaks of; of an assumed figure, the day it was assumed."""
    value: (
        Annotated[float, Field(strict=False)]
        | dict[str, Annotated[float, Field(strict=False)]]
        | dict[str, tuple[float, ...]]
        | dict[str, dict[str, float]]
    )

    @property
    def told(self) -> str:
        """The figure in a line: what it is, how sure, and from where."""
        return f"{self.sure.value}: {self.name} ({self.unit}). {self.source}; {self.as_at.isoformat()}."


@cache
def figures() -> Mapping[str, Figure]:
    """Every figure under its id. Raises EngineFault when the files are at fault or give an id twice."""
    found = tuple(figure for name in FILES for figure in _each(name))
    if len({f.id for f in found}) < len(found):
        raise EngineFault("The figures that made-up homes are drawn from give an id twice.")
    return {f.id: f for f in found}


@cache
def _each(name: str) -> tuple[Figure, ...]:
    text = (files("scenarios.generators") / "data" / name).read_text(encoding="utf-8")
    entries = json.dumps(tomllib.loads(text)["figure"], default=str)
    try:
        return TypeAdapter(tuple[Figure, ...]).validate_json(entries)
    except ValidationError as fault:
        raise EngineFault(f"The figures in {name} do not hold together:\n{fault}") from fault


@cache
def number(id: str, part: str = "") -> float:
    """A single figure, or one part of a figure that has several."""
    value = _value(id)
    found = value.get(part) if isinstance(value, Mapping) else (value if not part else None)
    if not isinstance(found, int | float):
        raise EngineFault(f"The figure {id!r} has no single number {part!r}.")
    return float(found)


@cache
def shares(id: str, part: str = "") -> Mapping[str, float]:
    """The shares or weights of a figure, or of one part of it, under their names."""
    value = _value(id)
    found = value.get(part) if part and isinstance(value, Mapping) else value
    if not isinstance(found, Mapping):
        raise EngineFault(f"The figure {id!r} has no shares {part!r}.")
    return {name: float(share) for name, share in found.items() if isinstance(share, int | float)}


@cache
def weights(id: str, part: str) -> tuple[float, ...]:
    """The weights of a figure for one of its parts, in order."""
    value = _value(id)
    found = value.get(part) if isinstance(value, Mapping) else None
    if not isinstance(found, tuple):
        raise EngineFault(f"The figure {id!r} has no weights {part!r}.")
    return tuple(map(float, found))


def _value(id: str) -> object:
    if id not in figures():
        raise EngineFault(f"There is no figure {id!r} to draw from.")
    return figures()[id].value


def of_regions() -> tuple[Figure, ...]:
    """The figures that regions are drawn from."""
    return tuple(figure for name in REGION for figure in _each(name))


def header() -> tuple[str, ...]:
    """Each figure of a region in a line, for the head of whatever is drawn from them: assumed ones say so."""
    return tuple(f"{figure.id}: {figure.told}" for figure in of_regions())
