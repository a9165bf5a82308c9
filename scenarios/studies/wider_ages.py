"""What would it change if every home took children two years younger than it is registered and stated for?

The registration, the statement and the ages worked with are all widened; nothing below five.
"""

from __future__ import annotations

from typing import Any

from matching.world.home import AgesCondition, Home
from matching.world.statement import Ages
from matching.world.world import World
from scenarios.studies.on_a_region import on_a_region
from scenarios.studies.study import Size, Trial

NAME = "wider-ages"
YEARS, YOUNGEST = 2, 5


def trial(seed: int, size: Size) -> Trial:
    return on_a_region(NAME, change, seed, size)


def change(world: World, seed: int = 0) -> World:
    """The same homes, each open to children two years younger."""
    return world.model_copy(update={"homes": tuple(map(_widened, world.homes))})


def _widened(home: Home) -> Home:
    conditions = tuple(_wider(c) if isinstance(c, AgesCondition) else c for c in home.conditions)
    versions = {
        field: tuple(v.model_copy(update={"value": _younger(v.value)}) for v in getattr(home.statement, field))
        for field in ("ages", "practised_ages")
    }
    return home.model_copy(update={"conditions": conditions, "statement": home.statement.model_copy(update=versions)})


def _wider(condition: AgesCondition) -> Any:
    return condition.model_copy(update={"ages": _younger(condition.ages)})


def _younger(ages: Ages) -> Ages:
    youngest = min(ages.youngest, max(YOUNGEST, ages.youngest - YEARS))
    return ages.model_copy(update={"youngest": youngest})
