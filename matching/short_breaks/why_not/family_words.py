"""What a stay would cost everybody, in words that a family uses; one for each thing that the plan goes by."""

from __future__ import annotations

from matching.short_breaks.objectives import benefit, fairness, promises, unchanged, wishes

WORSE = {
    promises.ID: "some nights that families were promised could not be kept",
    fairness.ID: "nights would be shared less fairly, and families with the fewest could have fewer",
    benefit.ID: "families together would get less help from their breaks",
    wishes.ID: "fewer of the dates, company and other things that families asked for could be met",
    unchanged.ID: "more families would have to change what they have been told",
}
"""By the ids of the objectives."""


def worse(level: str) -> str:
    """What it means that a level is worth less, by its id."""
    return WORSE[level.partition(": ")[0]]
