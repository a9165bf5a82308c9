"""Holds a child's record against the day and the catalogue before it is kept, and says where it cannot be so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.errors import Problem
from matching.world.catalogue import standard_catalogue
from matching.world.child import Child
from matching.world.problems.children import problems_of_child
from matching.world.problems.ground import Ground
from matching.world.world import World

WRITTEN = "'"
"""What stands around a word that somebody wrote: such a sentence is not repeated."""
NOTHING_KNOWN = "it names what the catalogue does not hold, or something twice, or its days contradict one another"


def problems_with(child: Child, day: date) -> Iterator[Problem]:
    """Everything that cannot be so, each by its place in the record. Nothing that was written is repeated."""
    ground = Ground.of(World(as_at=day), standard_catalogue())
    alone = child.model_copy(update={"facts": ()})
    yield from (_placed("", problem) for problem in problems_of_child(alone, ground))
    for number, fact in enumerate(child.facts):
        by_itself = child.model_copy(update={"facts": (fact,), "clinical_tasks": None})
        found = set(problems_of_child(by_itself, ground)) - set(problems_of_child(alone, ground))
        yield from (_placed(f"/facts/{number}", problem) for problem in found)
    if len({fact.about for fact in child.facts}) < len(child.facts):
        yield Problem("/facts", "a need is there more than once", "Keep one and take the others out.")


def _placed(where: str, problem: Problem) -> Problem:
    what = NOTHING_KNOWN if WRITTEN in problem.what else problem.what
    return Problem(where, what, problem.way_out)
