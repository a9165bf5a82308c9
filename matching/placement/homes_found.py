"""How many of some children have a home that is possible, for sure or if what is not yet known turns out well."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.problem import Priority


def levels_for(id: str, model: Model, priorities: Collection[Priority]) -> Iterator[Level]:
    """One level; none when nobody has such a priority."""
    among = {c.id for c in model.children.values() if c.priority in priorities}
    if among:
        yield Level(id, model.amounts(c.child in among for c in model.choices), len(among))


def counted(who: str) -> str:
    """What such a level counts, in words."""
    return f"{who} with a home that is possible, for sure or if what is not yet known turns out well"
