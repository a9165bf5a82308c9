"""Where people have been trained in a task for one child by name, one of them is on each shift it needs."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.caring import tasks_of, trained_on
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import on, task_named

ID = "trained-by-name"


def broken(reading: Reading) -> Iterator[Broken]:
    """One for each home, night, child, task and shift without them."""
    for (urn, night), stays in reading.by_night.items():
        home = reading.homes[urn]
        for stay, child in reading.guests(stays):
            for task, when in tasks_of(child):
                by_name = (urn, task, child.id) in reading.trained_by_name
                if by_name and not trained_on(home, (task, when), child.id, night):
                    sentence = (
                        f"On the night of {on(night)}, nobody trained in {task_named(task)} for {child.id} by name is "
                        f"on at {urn} by {when}, while {stay.family} stays."
                    )
                    yield Broken(rule=ID, about=(urn, night.isoformat(), child.id, task, when), by=1, sentence=sentence)
