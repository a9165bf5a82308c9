"""What would it change if somebody were awake at night in every home?

Each home where nobody is recorded as awake at night gets one person awake beside whoever sleeps in.
"""

from __future__ import annotations

from matching.world.home import Home
from matching.world.staff import Shift, StaffMember, on_shift, with_numbers
from matching.world.world import World
from scenarios.studies.on_a_region import on_a_region
from scenarios.studies.study import Size, Trial

NAME = "waking-night"
PEOPLE = 5
"""Project judgement: staff it takes to have one person awake on every night of the year."""


def trial(seed: int, size: Size) -> Trial:
    return on_a_region(NAME, change, seed, size)


def change(world: World, seed: int = 0) -> World:
    """The same homes, none without somebody awake at night."""
    return world.model_copy(update={"homes": tuple(map(_awake, world.homes))})


def _awake(home: Home) -> Home:
    if on_shift(home.shifts, Shift.NIGHT).awake:
        return home
    new = (StaffMember(id=f"NEW-{n}", post="waking night worker", works=(Shift.NIGHT,)) for n in range(1, PEOPLE + 1))
    shifts = with_numbers(home.shifts, Shift.NIGHT, awake=1)
    return home.model_copy(update={"shifts": shifts, "staff": (*home.staff, *new)})
