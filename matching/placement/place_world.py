"""Places everybody referred in a world, and asks the full check of every home with all who would come there.

Two by two newcomers are asked about beforehand. Three or more can be too many together for the staff or the group: such
a set is then kept apart, and the plan made anew, until the check leaves every home of the plan possible.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from random import Random

from matching.errors import EngineFault
from matching.optimise.lexicographic import Effort, Stop, never
from matching.optimise.smallest import smallest
from matching.placement.from_world import problem_of
from matching.placement.newcomers import why_apart
from matching.placement.place import answered, planned
from matching.placement.problem import Apart, Plan, Problem, Response
from matching.placement.result import Placement
from matching.placement.solve import Told
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from matching.world.world import World

ROUNDS = 50
MANY_TOGETHER = 3
"""Fewer newcomers at a home were asked about two by two."""
CHECKING = "asking the match check"
"""What it is told to be doing before there is anything to keep."""
QUICKLY = Effort(work=2.0)


def place_world(
    world: World,
    on: date,
    statutory: Collection[str] = (),
    responses: Iterable[Response] = (),
    effort: Effort | None = None,
    told: Told | None = None,
    stop: Stop = never,
    dice: Random | None = None,
    expected: float = 0.0,
) -> Placement:
    """The best plan for everybody referred; the rest, and what is raised, is as of `place`."""

    def asked(done: int, of: int) -> None:
        if told is not None:
            told(CHECKING, done, of)

    effort = effort or Effort()
    problem = problem_of(world, on, statutory, responses, told=asked)
    for _ in range(ROUNDS):
        # A plan whose homes the check does not leave together is none to keep: once stopped, another is made quickly.
        is_stopped = stop()
        solved = planned(problem, QUICKLY if is_stopped else effort, told, never if is_stopped else stop)
        crowds = tuple(_crowds(world, on, problem, solved.plan or ()))
        if not crowds:
            return answered(problem, solved, effort, stop, dice, expected)
        problem = replace(problem, apart=(*problem.apart, *crowds))
    raise EngineFault(f"After {ROUNDS} plans some home still had newcomers whom the check does not leave together.")


def _crowds(world: World, on: date, problem: Problem, plan: Plan) -> Iterable[Apart]:
    """The sets of three or more that the plan puts together and the check does not leave together."""
    alone = {(f.child, f.urn): f.worst for f in problem.fits}
    law, catalogue = england().on(on), standard_catalogue()
    referrals = {r.id: r for r in world.referrals}
    at: dict[str, list[str]] = {}
    for placed in plan:
        at.setdefault(placed.urn, []).append(placed.child)
    for urn, ids in sorted(at.items()):
        if len(ids) < MANY_TOGETHER:
            continue

        def why(some: Collection[str], urn: str = urn) -> str | None:
            return why_apart(world, [referrals[id] for id in some], urn, on, catalogue, law, alone)

        if why(ids):
            together = smallest(ids, lambda some: len(some) > 1 and why(some) is not None)
            yield Apart(together, why(together) or "", urn)
