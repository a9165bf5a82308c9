"""Every level of a period that is planned in parts: what the parts come to together, and what no plan can exceed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matching.short_breaks.bound.by_families import by_families
from matching.short_breaks.objectives import name_of
from matching.short_breaks.problem import Problem
from matching.short_breaks.result import LevelResult
from matching.short_breaks.verifying import Verdict


class Worth(NamedTuple):
    """One part of a period, what its plan is worth at every level, and the bounds of its levels by id."""

    problem: Problem
    values: tuple[int, ...]
    bounds: Mapping[str, int]


def total(id: str, parts: Sequence[Worth]) -> int:
    """The value of a level over all parts; a part in which the period gives it nothing to do adds nothing."""
    return sum(
        value for part in parts for level, value in zip(part.problem.levels, part.values, strict=True) if level.id == id
    )


def levels_of(verdict: Verdict, parts: Sequence[Worth]) -> tuple[LevelResult, ...]:
    """Every level. A part's bound counts plans that are as good in that part at every earlier level.

    So, with several parts, once a level is not proven in one of them, a plan of the whole could take from one part what
    it gives to another: from there on only bounds that hold for every plan add up.
    """
    found, all_proven = [], True
    for level in verdict.levels:
        bound = sum(_bound(part, level.id, as_found=all_proven or len(parts) == 1) for part in parts)
        all_proven = all_proven and level.value >= bound
        found.append(LevelResult(id=level.id, name=name_of(level.id), value=level.value, bound=bound))
    return tuple(found)


def _bound(part: Worth, id: str, *, as_found: bool) -> int:
    """Of one part; 0 where the period gives the level nothing to do there."""
    bounds = part.bounds if as_found else by_families(part.problem)
    return bounds.get(id, 0)
