"""How much of a plan that was given out can stand after a change: the fewest families touched, with a proof.

Committed bookings come first, then families nothing of whose stays is lost, then nights, then bedrooms as they were.
A stay may move to another bedroom; its home and nights may not change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from matching.errors import BadInput
from matching.errors import Problem as Wrong
from matching.optimise.status import Status
from matching.short_breaks.part import Part, taken
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.problem import Choice, Plan, Problem

WORK = 30.0
"""CP-SAT's own measure of work for each of the four levels."""
NOT_SETTLED = "which of its stays can still stand after the change was not settled in the time there was"


@dataclass(frozen=True)
class Stay:
    """A stay that was given out: the one it is, its place among the candidates, its bedroom classes, how firm it is."""

    given: PlannedStay
    number: int
    classes: tuple[int, ...]
    committed: bool


@dataclass(frozen=True)
class Kept:
    """The choices that stand, and whether fewer families could not be touched."""

    choices: Plan
    status: Status


def keep(problem: Problem, stays: Sequence[Stay], work: float = WORK) -> Kept:
    """The most of the given stays that can stand together, beside the problem's fixed ones.

    Raises BadInput when the work allowed runs out before it is known of any: none is then said to be lost.
    """
    numbers = np.array(sorted({s.number for s in stays}), dtype=np.int32)
    part = Part(problem, problem.fixed, numbers)
    takes = {int(n): take for n, take in zip(part.stays.stay, part.takes, strict=True)}
    status = Status.OPTIMAL
    found: Plan = ()
    for amounts in _levels(part, stays, takes):
        part.model.maximize(cp_model.LinearExpr.weighted_sum([a for a, _ in amounts], [w for _, w in amounts]))
        solver = _solver(work)
        ended = solver.solve(part.model)
        if ended not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            if ended == cp_model.UNKNOWN and not found:
                raise BadInput([Wrong("the plan", NOT_SETTLED, "Make fewer changes at once, or plan the period anew.")])
            return Kept(found, Status.OUT_OF_TIME)
        if ended == cp_model.FEASIBLE:
            status = Status.FEASIBLE
        found = taken(part, solver)
        least = round(solver.objective_value)
        part.model.add(cp_model.LinearExpr.weighted_sum([a for a, _ in amounts], [w for _, w in amounts]) >= least)
    return Kept(found, status)


Amounts = list[tuple[cp_model.IntVar, int]]


def _levels(part: Part, stays: Sequence[Stay], takes: dict[int, cp_model.IntVar]) -> Iterable[Amounts]:
    possible = [s for s in stays if s.number in takes]
    yield [(takes[s.number], s.given.nights) for s in possible if s.committed]
    yield _untouched(part, stays, takes)
    yield [(takes[s.number], s.given.nights) for s in possible]
    yield [
        (part.way_of[choice], 1) for s in possible for choice in _as_before(part.problem, s) if choice in part.way_of
    ]


def _untouched(part: Part, stays: Sequence[Stay], takes: dict[int, cp_model.IntVar]) -> Amounts:
    by_family: dict[str, list[Stay]] = {}
    for stay in stays:
        by_family.setdefault(stay.given.family, []).append(stay)
    found = []
    for own in by_family.values():
        if all(s.number in takes for s in own):
            whole = part.model.new_bool_var("")
            part.model.add_bool_and([takes[s.number] for s in own]).only_enforce_if(whole)
            found.append((whole, 1))
    return found


def _as_before(problem: Problem, stay: Stay) -> Iterable[Choice]:
    pair = int(problem.stay_pair[stay.number])
    for variant in range(int(problem.pair_variants[pair]), int(problem.pair_variants[pair + 1])):
        if tuple(int(g) for g in problem.variant_classes[variant] if g >= 0) == stay.classes:
            yield Choice(stay.number, variant)


def _solver(work: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = work
    return solver
