"""Many made-up children at once, as arrays: what is true of each, and what has been said of it.

The same throws can be told as records (`children.py`) or kept as arrays, where a whole country fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from matching.world.catalogue import NeedKind, standard_catalogue
from scenarios.generators.dice import throws
from scenarios.generators.figures import number, shares, weights

AS_AT = date(2026, 11, 16)
"""The day that made-up worlds stand at."""

BATCH = 4096
AGAINST = frozenset({"quiet_and_undemanding", "calm_with_others", "never_used_substances"})
"""Circumstances that are rarer the more difficult things are for a child."""

Array = NDArray[np.generic]
Levels = NDArray[np.int8]
Throws = NDArray[np.float64]


class Population(StrEnum):
    """Which children: those in homes, those referred to homes, or all who are looked after."""

    RESIDENT = "resident"
    REFERRED = "referred"
    IN_CARE = "in care"


class HowKnown(IntEnum):
    """How a need of a child is known, in the order of the figure `how_known`."""

    TOLD = 0
    NOT_ASKED = 1
    NOT_KNOWN = 2
    STALE = 3
    DISPUTED = 4
    ALLEGED = 5


@dataclass(frozen=True)
class Drawn:
    """Children as arrays. The first axis is the child; the second, where there is one, is the need.

    `not_recorded` holds True where a plain matter is not recorded; the value beside it is then true but unknown.
    """

    needs: tuple[str, ...]
    """Ids of needs, in the catalogue's order: the second axis."""
    age_days: NDArray[np.int32]
    """Days from birth to AS_AT."""
    male: NDArray[np.bool_]
    disabled: NDArray[np.bool_]
    """Whether the child came into care mainly because of a disability."""
    level: Levels
    """The true level of each need, 0 to 4; 0 or 1 for a circumstance."""
    how_known: Levels
    """A HowKnown for each need."""
    other: Levels
    """The level another person gives, where two disagree; else the true one."""
    days_ago: NDArray[np.int16]
    """Days since each need was told, before any is made stale."""
    day_care: Levels
    """0 to 3, in the order of DayCare."""
    night_care: Levels
    """0 to 2, in the order of NightCare."""
    not_recorded: dict[str, NDArray[np.bool_]]
    all_asked: NDArray[np.bool_]
    """Whether everything was asked about the child."""
    place_throws: Throws
    """Four evenly spread numbers for each child, from which a place is made."""
    own_throw: Throws
    """An evenly spread number for each child, for names and the like."""

    def __len__(self) -> int:
        return len(self.age_days)

    @property
    def low(self) -> Levels:
        """The lowest level still possible of each need on AS_AT."""
        low = np.where(self.how_known == HowKnown.TOLD, self.level, 0)
        return np.where(self.how_known == HowKnown.DISPUTED, np.minimum(self.level, self.other), low).astype(np.int8)

    @property
    def high(self) -> Levels:
        """The highest level still possible of each need on AS_AT."""
        levels_told = (HowKnown.TOLD, HowKnown.ALLEGED)
        high = np.where(np.isin(self.how_known, levels_told), self.level, tops())
        return np.where(self.how_known == HowKnown.DISPUTED, np.maximum(self.level, self.other), high).astype(np.int8)


def looked_after(seed: int, children: int | None = None, batch: int = BATCH) -> Iterator[Drawn]:
    """Every child looked after in a country, a batch at a time; none is held once the next is asked for."""
    left, part = int(number("children_looked_after")) if children is None else children, 0
    while left > 0:
        yield draw(seed, f"looked after/{batch}/{part}", min(left, batch), Population.IN_CARE)
        left, part = left - batch, part + 1


def draw(seed: int, name: str, children: int, population: Population) -> Drawn:
    """So many children of a population. The first are the same however many are asked for."""
    many = len(needs())
    thrown = throws(seed, name, children, 5 * many + 24)
    by_need = [thrown[:, part * many : (part + 1) * many] for part in range(5)]
    own = thrown[:, 5 * many :]
    in_homes = population is not Population.IN_CARE
    disabled = own[:, 0] < number("entered_for_disability", "homes" if in_homes else "care")
    level = _levels(by_need[0], by_need[1], own[:, 1], disabled, in_homes=in_homes)
    asked = _picked(own[:, 2], tuple(shares("how_well_asked", _asked_like(population)).values()))
    usual_or_not = ("usual", "disabled")
    return Drawn(
        needs=needs(),
        age_days=_age_days(own[:, 3], own[:, 4], "age_in_homes" if in_homes else "age_in_care"),
        male=own[:, 5] < number("boys"),
        disabled=disabled,
        level=level,
        how_known=_how_known(by_need[2], asked),
        other=_other(level, by_need[3]),
        days_ago=(by_need[4] * 60).astype(np.int16),
        day_care=_by_disability(own[:, 6], disabled, [weights("day_care", w) for w in usual_or_not]),
        night_care=_by_disability(own[:, 7], disabled, [weights("night_care", w) for w in usual_or_not]),
        not_recorded=_not_recorded(own[:, 8:15], asked),
        all_asked=asked == 0,
        place_throws=own[:, 15:19],
        own_throw=own[:, 19],
    )


@cache
def needs() -> tuple[str, ...]:
    """Ids of needs and circumstances, in the catalogue's order."""
    return tuple(n.id for n in standard_catalogue().needs)


@cache
def tops() -> Levels:
    """The highest level of each need."""
    return np.array([n.top for n in standard_catalogue().needs], dtype=np.int8)


@cache
def level_shares(which: str, *, in_homes: bool) -> NDArray[np.float64]:
    """Shares of levels 0 to 4, needs x 5, the needs in the catalogue's order; `which` is "usual" or "disabled"."""
    table = np.array([_of_need(n, which) for n in needs()], dtype=np.float64)
    table /= table.sum(axis=1, keepdims=True)
    _at_least(table, "education_support", 1, number("special_educational_needs", "homes" if in_homes else "care"))
    if not in_homes:
        table[:, 1:] *= number("needs_elsewhere")
        table[:, 0] = 1 - table[:, 1:].sum(axis=1)
        _at_least(table, "education_support", 1, number("special_educational_needs", "care"))
        _at_least(table, "missing", 1, number("missing_in_a_year", "at_all"))
    _at_least(table, "emotional_wellbeing", 2, number("mental_disorder"))
    return table


def _of_need(need: str, which: str) -> Sequence[float]:
    kinds = {n.id: n.kind for n in standard_catalogue().needs}
    if kinds[need] is not NeedKind.CIRCUMSTANCE:
        return weights(f"levels_{which}", need)
    share = number("circumstances", need)
    return (1 - share, share, 0.0, 0.0, 0.0)


def _at_least(table: NDArray[np.float64], need: str, level: int, share: float) -> None:
    """Make so large a share of children have the need at that level or above, the rest in proportion."""
    row = table[needs().index(need)]
    row[level:] *= share / row[level:].sum()
    row[:level] *= (1 - share) / row[:level].sum()


def _levels(
    thrown: Throws, follows: Throws, difficulty: Throws, disabled: NDArray[np.bool_], *, in_homes: bool
) -> Levels:
    """Each need keeps its own share of each level, and some follow the child's own level of difficulty."""
    against = np.array([n in AGAINST for n in needs()])
    own = np.where(against, 1 - difficulty[:, None], difficulty[:, None])
    at = np.where(follows < number("needs_go_together"), own, thrown)
    usual, other = (level_shares(w, in_homes=in_homes).cumsum(axis=1) for w in ("usual", "disabled"))
    level = np.zeros(at.shape, dtype=np.int8)
    for step in range(4):
        level += at >= np.where(disabled[:, None], other[:, step], usual[:, step])
    return np.minimum(level, tops())


def _how_known(thrown: Throws, asked: Levels) -> Levels:
    found = np.zeros(thrown.shape, dtype=np.int8)
    for which, name in enumerate(("all", "most", "little")):
        found = np.where((asked == which)[:, None], _picked(thrown, tuple(shares("how_known", name).values())), found)
    return found.astype(np.int8)


def _other(level: Levels, thrown: Throws) -> Levels:
    """Somebody else's level: one to either side, and never the same."""
    above = (level == 0) | ((thrown < 0.5) & (level < tops()))
    return np.where(above, level + 1, level - 1).astype(np.int8)


def _age_days(year: Throws, day: Throws, figure: str) -> NDArray[np.int32]:
    ages = shares(figure)
    years = np.array([int(a) for a in ages])[_picked(year, tuple(ages.values()))]
    return (years * 365.25 + 1 + day * 364).astype(np.int32)


def _by_disability(thrown: Throws, disabled: NDArray[np.bool_], tables: Sequence[Sequence[float]]) -> Levels:
    usual, other = (_picked(thrown, table) for table in tables)
    return np.where(disabled, other, usual).astype(np.int8)


def _not_recorded(thrown: Throws, asked: Levels) -> dict[str, NDArray[np.bool_]]:
    return {
        name: (thrown[:, column] < share) & (asked > 0)
        for column, (name, share) in enumerate(shares("not_recorded").items())
    }


def _picked(thrown: Throws, weights_of: Sequence[float]) -> Levels:
    """Which of the weighted answers each throw is, by its place in the order."""
    steps = np.cumsum(weights_of)
    return np.searchsorted(steps[:-1] / steps[-1], thrown, side="right").astype(np.int8)


def _asked_like(population: Population) -> str:
    return "resident" if population is Population.RESIDENT else "referred"
