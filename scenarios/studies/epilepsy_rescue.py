"""For children who may need rescue medicine: what if one person at each home were trained and signed off for each?

Only such children are looked at. One person is not a shift covered all week; the study after this one trains everybody.
"""

from __future__ import annotations

from matching.world.world import World
from scenarios.studies.on_a_region import on_a_region
from scenarios.studies.study import Size, Trial
from scenarios.studies.training import children_who_need, trained

NAME = "epilepsy-rescue"
TASKS = ("rescue_medicine", "epilepsy_awareness")


def trial(seed: int, size: Size) -> Trial:
    return on_a_region(NAME, change, seed, size, children_who_need(TASKS[0], seed, size))


def change(world: World, seed: int = 0) -> World:
    """The same homes, with one member of staff trained in each."""
    return trained(world, TASKS, people=1)
