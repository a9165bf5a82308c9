"""How many of some children have a home: first those for whom it is possible for sure, then with those it may be."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.problem import Priority

SURE, IF = "for sure", "for sure or if"


def levels_for(id: str, model: Model, priorities: Collection[Priority]) -> Iterator[Level]:
    """Two steps; none when nobody has such a priority."""
    among = {c.id for c in model.children.values() if c.priority in priorities}
    if among:
        sure = model.amounts(c.child in among and model.fit(c).sure for c in model.choices)
        for (child, urn), column in model.unsure.items():
            sure[column] = -int(child in among and model.problem.fit_of[child, urn].sure)
        yield Level(f"{id}: {SURE}", sure, len(among))
        yield Level(f"{id}: {IF}", model.amounts(c.child in among for c in model.choices), len(among))


def counted(who: str, step: str) -> str:
    """What a step counts, in words."""
    homes = "a home that is possible for sure, with nothing open between them and whoever would come with them"
    if step == IF:
        homes = "a home that is possible, for sure or if what is not yet known turns out well"
    return f"{who} with {homes}"
