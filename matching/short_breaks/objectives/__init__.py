"""What best means, level by level: the first matters most. One level is one file and one line here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from matching.short_breaks.building.made import Made
from matching.short_breaks.objectives import benefit, fairness, promises, unchanged, wishes
from matching.short_breaks.problem import Level


class Objective(Protocol):
    """A level's file."""

    ID: str
    NAME: str
    """As a coordinator would call it."""

    def counts(self, step: str) -> str:
        """What its figure is, in words; `step` is which of its levels, where it is made of several."""
        ...

    def levels(self, made: Made) -> Iterable[Level]:
        """The level, or the several that it is made of, in order; none where the period gives it nothing to do."""
        ...


OBJECTIVES: tuple[Objective, ...] = (promises, fairness, benefit, wishes, unchanged)


def levels_of(made: Made) -> tuple[Level, ...]:
    """Every level that the policy leaves on, in order."""
    off = {choice.level for choice in made.frame.period.policy.levels_off}
    return tuple(level for o in OBJECTIVES if o.ID not in off for level in o.levels(made))


def name_of(level: str) -> str:
    """A level as a coordinator would call it, by its id."""
    objective, _, step = level.partition(": ")
    name = next(o.NAME for o in OBJECTIVES if objective == o.ID)
    return f"{name}: {step}" if step else name


def counts_of(level: str) -> str:
    """What the figure of a level is, in words a coordinator would use, by the level's id."""
    objective, _, step = level.partition(": ")
    return next(o.counts(step) for o in OBJECTIVES if objective == o.ID)
