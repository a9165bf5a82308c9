"""What best means, level by level: the first matters most. One level is one file and one line here.

Where a fit is a range, a home counts as one while it is possible. How many are possible for sure, and not only if
something not yet known turns out well, is a level of its own. It comes after brothers and sisters together, so that
none are parted to make a home sure, and before all that says how good a home is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.objectives import (
    distance,
    fit,
    placed,
    siblings,
    statutory,
    steadiness,
    sure,
    urgent,
    waiting,
    worst_placed,
)


class Objective(Protocol):
    """A level's file."""

    ID: str
    NAME: str
    """As a placement officer would call it."""

    def counts(self, step: str) -> str:
        """What its figure is, in words; `step` is which of its levels, where it is made of several."""
        ...

    def levels(self, model: Model) -> Iterable[Level]:
        """The level, or the several that it is made of, in order; columns of its own may be added."""
        ...


OBJECTIVES: tuple[Objective, ...] = (
    statutory,
    urgent,
    placed,
    siblings,
    sure,
    waiting,
    worst_placed,
    fit,
    distance,
    steadiness,
)
"""Law and danger first; then a home for as many as can be. Brothers and sisters together come before homes that are
sure and before who has waited longest: an answer comes and a few days end, and a family parted stays parted. Then how
good the homes are, the worst-placed first. Project judgement."""


def levels_of(model: Model) -> tuple[Level, ...]:
    """Every level, in order."""
    return tuple(level for objective in OBJECTIVES for level in objective.levels(model))


def name_of(level: str) -> str:
    """A level as a placement officer would call it, by its id."""
    objective, _, step = level.partition(": ")
    name = next(o.NAME for o in OBJECTIVES if objective == o.ID)
    return f"{name}: {step}" if step else name


def counts_of(level: str) -> str:
    """What the figure of a level is, in words, by the level's id."""
    objective, _, step = level.partition(": ")
    return next(o.counts(step) for o in OBJECTIVES if objective == o.ID)
