"""The written criteria and what nights are worth by them, as the check reads them from their own file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Scale(NamedTuple):
    """The numbers of the file of criteria."""

    base: int
    night_worth: tuple[int, int, int]
    """For each night of one point of need: up to the protected minimum, the nearer half beyond it, and the rest."""
    steps: tuple[int, ...]
    """Per cent of the protected minimum, ascending."""
    parts: int
    """Of each step."""
    times: int
    """As much as in the next part a night counts."""
    weights: tuple[tuple[str, int], ...]
    """Each criterion by its id, with its weight."""


@cache
def scale() -> Scale:
    """The scale that ships with the engine. What makes plans has refused a file at fault before."""
    file = files("matching.short_breaks") / "data" / "benefit.toml"
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    full, nearer, rest = data["night_worth"]
    weights = tuple((criterion["id"], criterion["weight"]) for criterion in data["criterion"])
    return Scale(data["base"], (full, nearer, rest), tuple(data["steps"]), data["parts"], data["times"], weights)
