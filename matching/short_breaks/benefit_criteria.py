"""The written criteria of what a break would do for a family, and how marks become its need."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field, ValidationError

from matching.errors import EngineFault
from matching.short_breaks.period.family import Family
from matching.world.record import Ident, Record, Text

HIGHEST = 4


class Criterion(Record):
    """One written criterion, with the words of its marks from 0 to 4."""

    id: Ident
    name: Text
    weight: Annotated[int, Field(ge=0, le=10)]
    levels: Annotated[tuple[Text, ...], Field(min_length=5, max_length=5)]


class BenefitScale(Record):
    """Every criterion, and what nights are worth by them."""

    version: Text
    base: Annotated[int, Field(ge=1, le=100)]
    night_worth: Annotated[tuple[int, ...], Field(min_length=3, max_length=3)]
    """For each night of one point of need: up to the protected minimum, the nearer half beyond it, and the rest."""
    steps: tuple[Annotated[int, Field(ge=1, le=100)], ...]
    """Per cent of the protected minimum, ascending."""
    parts: Annotated[int, Field(ge=1, le=6)]
    """Of each step, all alike."""
    times: Annotated[int, Field(ge=1, le=8)]
    """How many times as much a night counts in one part as in the next."""
    criteria: tuple[Criterion, ...]


@cache
def benefit_scale() -> BenefitScale:
    """The scale that ships with the engine. Raises EngineFault when its file is at fault."""
    text = (files("matching.short_breaks") / "data" / "benefit.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    parts = {name: data[name] for name in ("version", "base", "night_worth", "steps", "parts", "times")}
    try:
        return BenefitScale.model_validate_json(json.dumps({**parts, "criteria": data["criterion"]}))
    except ValidationError as fault:
        raise EngineFault(f"The benefit criteria's data file does not hold together:\n{fault}") from fault


def criteria() -> tuple[Criterion, ...]:
    """The criteria in the order they are shown."""
    return benefit_scale().criteria


def not_known(family: Family) -> tuple[Criterion, ...]:
    """Criteria nobody has marked for the family yet, at one of its homes at least; in order."""
    places = [_marks(family, urn) for urn in family.homes] or [_marks(family)]
    return tuple(c for c in criteria() if any(marks.get(c.id) is None for marks in places))


def need(family: Family) -> int:
    """A family's need in points, by what a break does for it at the home that does most: base, and weight times mark.

    A criterion that is not known counts at its highest mark, so that nobody comes behind others for want of an
    answer. Project judgement.
    """
    places = [_marks(family, urn) for urn in family.homes if family.benefit_at] or [_marks(family)]
    return max(map(_points, places))


def less_at(family: Family, urn: str) -> int:
    """By how many points a break does less for a family at this home than at the one that does most for it."""
    return max(need(family) - _points(_marks(family, urn)), 0) if family.benefit_at else 0


def _marks(family: Family, urn: str | None = None) -> Mapping[str, int | None]:
    """The marks that hold at a home, or at every home of which nothing else is said."""
    at_home = {mark.criterion: mark.level for mark in family.benefit_at if mark.urn == urn}
    return {mark.criterion: mark.level for mark in family.benefit} | at_home


def _points(marks: Mapping[str, int | None]) -> int:
    levels = ((c.weight, marks.get(c.id)) for c in criteria())
    return benefit_scale().base + sum(weight * (HIGHEST if mark is None else mark) for weight, mark in levels)
