"""For each clinical task and shift of a night: the guests who need it or may, and how many those trained look after.

A child for whom somebody has been trained by name is looked after by them alone, and is not counted here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from matching.short_breaks.verifying.caring import TaskOn, tasks_of, trained_on
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.untold import Untold
from matching.world.child import Child


class LookedAfter(NamedTuple):
    """Guests who need one task on one shift."""

    guests: int
    may: int
    """Those of them of whom nobody has said so."""
    left: int
    """How many the people trained in it can look after, besides the children who live there."""
    trained: int
    living_there: int
    """Children who live there and need it or may."""

    def says_all(self, needing: int, living_there: int, people: int) -> bool:
        """Whether it is about all these guests and children who live there, and of no more people."""
        return (self.guests, self.living_there) == (needing, living_there) and self.trained <= people


def looked_after(reading: Reading, untold: Untold, urn: str, night: date) -> dict[TaskOn, LookedAfter]:
    """For each task and shift that a guest needs or may need, in order."""
    each, stays = reading.period.policy.guests_per_trained, reading.by_night[urn, night]
    living_there = [resident.child for resident in reading.living_there(urn, night)]
    residents = Counter(need for child in living_there for need in tasks_of(child)) + untold.tasks_of(living_there)
    may, promised = untold.tasks(stays), untold.tasks(untold.promised(stays))
    needed = Counter(need for _, child in reading.guests(stays) for need in needed_of_any(reading, urn, child))
    found = {}
    for task_on, guests in sorted((needed + may).items()):
        trained = trained_on(reading.homes[urn], task_on, None, night)
        left = max(each * trained - residents[task_on], promised[task_on])
        found[task_on] = LookedAfter(guests, may[task_on], left, trained, residents[task_on])
    return found


def needed_of_any(reading: Reading, urn: str, child: Child) -> Iterator[TaskOn]:
    """The child's tasks that anybody trained in general may do."""
    for task, when in tasks_of(child):
        if (urn, task, child.id) not in reading.trained_by_name:
            yield task, when
