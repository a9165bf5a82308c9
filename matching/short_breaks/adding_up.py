"""Every level of a period that is planned in parts: what the parts come to together, and what no plan can exceed."""

from __future__ import annotations

from collections.abc import Sequence

from matching.short_breaks.bound.by_families import by_families
from matching.short_breaks.objectives import name_of
from matching.short_breaks.result import LevelResult
from matching.short_breaks.searching.bounds import at_once
from matching.short_breaks.verifying import Verdict
from matching.short_breaks.worth import Worth


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


def levels_at_once(verdict: Verdict, parts: Sequence[Worth]) -> tuple[LevelResult, ...]:
    """Every level with the bounds of a first look."""
    return levels_of(verdict, [part._replace(bounds=at_once(part.problem, part.values)) for part in parts])


def _bound(part: Worth, id: str, *, as_found: bool) -> int:
    """Of one part; 0 where the period gives the level nothing to do there."""
    bounds = part.bounds if as_found else by_families(part.problem)
    return bounds.get(id, 0)
