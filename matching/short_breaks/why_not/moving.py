"""Which bookings would have to move for one stay: of the fewest families, then the fewest, then the shortest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from ortools.sat.python import cp_model

from matching.errors import EngineFault
from matching.short_breaks.constraints import introductions
from matching.short_breaks.move import fits_all
from matching.short_breaks.objectives import promises
from matching.short_breaks.part import Part, taken
from matching.short_breaks.problem import NO_LIMIT, Choice, Ints, Plan, Problem
from matching.short_breaks.why_not.linked import linked

WORK = 4.0
"""The solver's own measure of work; hundreds of times what is usually needed."""
SEED = 1

Term = tuple[cp_model.IntVar, int]


@dataclass(frozen=True)
class Room:
    """How room is made."""

    plan: Plan
    """What is left of the plan, with the stay. Bedrooms of others may differ; their homes and nights do not."""
    moved: Plan
    """The choices of the plan that make room."""
    fewest: bool
    """Whether it is proven that no fewer would do."""


class NoRoom(Enum):
    """Why no room is made."""

    PROVEN = auto()
    """None of the bookings that may move do."""
    NOT_FOUND = auto()
    """The work allowed ran out before that was known, and no way was found."""


def make_room(problem: Problem, plan: Plan, stay: int, work: float = WORK) -> Room | NoRoom:
    """The fewest bookings that make room for a stay that is not in the plan. `work` is in CP-SAT's own measure.

    Counted first are other families, then their bookings, then nights that were promised, then those bookings' nights,
    then the family's own nights, and last the bookings that would sleep in another bedroom.
    """
    may_move = _may_move(problem, plan, stay)
    stays_on = linked(problem, plan, stay) - may_move
    kept = tuple(choice for choice in plan if choice not in may_move | stays_on)
    stays = np.array(sorted({stay, *(choice.stay for choice in may_move | stays_on)}), dtype=np.int32)
    part = Part(problem, kept, stays)
    place = {int(number): n for n, number in enumerate(part.stays.stay)}
    if stay not in place:
        return NoRoom.PROVEN
    for number in (stay, *(choice.stay for choice in sorted(stays_on))):
        part.model.add(part.takes[place[number]] == 1)
    part.model.minimize(_disturbance(part, may_move, stays_on, stay, place))
    solver = _solver(work)
    status = solver.solve(part.model)
    if status == cp_model.MODEL_INVALID:
        raise EngineFault("The solver did not accept the question of what makes room for a stay.")
    if status == cp_model.INFEASIBLE:
        return NoRoom.PROVEN
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return _as_many_as_fit(part, (*kept, *sorted(stays_on)), sorted(may_move), stay)
    chosen = taken(part, solver)
    left = {choice.stay for choice in chosen}
    moved = tuple(choice for choice in sorted(may_move) if choice.stay not in left)
    return Room(tuple(sorted((*kept, *chosen))), moved, status == cp_model.OPTIMAL)


def _as_many_as_fit(part: Part, held: Plan, may_move: Sequence[Choice], stay: int) -> Room | NoRoom:
    """The stay with whatever bookings can join it one after another: for when the solver has no time for fewer."""
    problem = part.problem
    ways = [choice for choice in part.way_of if choice.stay == stay]
    for asked in (way for way in ways if fits_all(problem, held, (way,))):
        left: Plan = (*held, asked)
        for choice in may_move:
            left = (*left, choice) if fits_all(problem, left, (choice,)) else left
        if not any(introductions.violations(problem, tuple(sorted(left)))):
            return Room(tuple(sorted(left)), tuple(c for c in may_move if c not in left), fewest=False)
    return NoRoom.NOT_FOUND


def _solver(work: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = work
    return solver


def _may_move(problem: Problem, plan: Plan, stay: int) -> set[Choice]:
    """Whatever could have to make room: the family's own, and those at the home on the nights or just beside them.

    With a booking of somebody who is still new to a home go all of their bookings there: a first stay that goes may
    leave a later one too long.
    """
    numbers = np.array([choice.stay for choice in plan], dtype=np.int64)
    pair = problem.stay_pair[numbers]
    home = int(problem.pair_home[problem.stay_pair[stay]])
    own = problem.family_of_stay[numbers] == problem.family_of_stay[stay]
    first, until = _span(problem, numbers)
    begins, ends = (int(n[0]) for n in _span(problem, np.array([stay], dtype=np.int64)))
    beside = int(problem.turnaround[home])
    near = (problem.pair_home[pair] == home) & (first < ends + beside) & (until + beside > begins)
    new_there = np.unique(pair[near & (problem.pair_first_most[pair] < NO_LIMIT)])
    found = own | near | np.isin(pair, new_there)
    return {plan[n] for n in np.flatnonzero(found).tolist()} - set(problem.fixed)


def _span(problem: Problem, stays: Ints) -> tuple[Ints, Ints]:
    first = problem.stay_first[stays].astype(np.int64)
    return first, first + problem.stay_nights[stays]


def _disturbance(
    part: Part, may_move: set[Choice], stays_on: set[Choice], stay: int, place: dict[int, int]
) -> cp_model.LinearExpr:
    """All that is counted as one sum, in which an earlier count outweighs all later ones. What stays takes from it."""
    problem, own = part.problem, int(part.problem.family_of_stay[stay])
    bookings = [c for c in sorted(may_move) if c.stay in place]
    takes = {c: part.takes[place[c.stay]] for c in bookings}
    others = [c for c in bookings if int(problem.family_of_stay[c.stay]) != own]
    nights = {c: int(problem.stay_nights[c.stay]) for c in bookings}
    counts: list[list[Term]] = [
        [(literal, 1) for literal in _families(part, others, takes)],
        [(takes[c], -1) for c in others],
        [(takes[c], -nights_promised(problem, c)) for c in bookings],
        [(takes[c], -nights[c]) for c in others],
        [(takes[c], -nights[c]) for c in bookings if c not in others],
        [(part.way_of[c], -1) for c in (*bookings, *sorted(stays_on)) if c in part.way_of],
    ]
    whole: list[Term] = []
    for terms in counts:
        size = sum(abs(amount) for _, amount in terms) + 1
        whole = [*((literal, amount * size) for literal, amount in whole), *terms]
    return cp_model.LinearExpr.weighted_sum([literal for literal, _ in whole], [amount for _, amount in whole])


def nights_promised(problem: Problem, choice: Choice) -> int:
    """Those of a confirmed booking that the plan keeps; 0 where nothing was promised, or the policy counts none."""
    level = problem.level(promises.ID)
    return 0 if level is None or level.by_stay is None else int(level.by_stay[choice.stay])


def _families(part: Part, others: Sequence[Choice], takes: dict[Choice, cp_model.IntVar]) -> list[cp_model.IntVar]:
    """A literal for each other family, that must hold when a booking of it goes."""
    by_family: dict[int, cp_model.IntVar] = {}
    for choice in others:
        family = int(part.problem.family_of_stay[choice.stay])
        if family not in by_family:
            by_family[family] = part.model.new_bool_var("")
        part.model.add_bool_or([takes[choice], by_family[family]])
    return list(by_family.values())
