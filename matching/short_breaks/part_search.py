"""The best choice in a part, level by level, by work that is counted and never by the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from matching.errors import EngineFault
from matching.short_breaks.part import Part, taken
from matching.short_breaks.problem import Choice, Level, Plan
from matching.short_breaks.terms import terms_of
from matching.short_breaks.weighing import MOST, packed, sum_of, unsettled

NOISE = 1


@dataclass(frozen=True)
class Effort:
    """How hard to look."""

    work: float = 0.3
    """The solver's own measure of work for the whole part, about seconds."""
    seed: int = 1
    noise: int = NOISE
    """How much chance there is in choosing among equals; 0: none."""
    most: int = MOST


@dataclass(frozen=True)
class Found:
    """The choices found, whether they are proven best, and the work it took."""

    choices: Plan
    proven: bool
    work: float


def search_part(part: Part, levels: Sequence[Level], known: Plan, effort: Effort) -> Found:
    """The best choices of the part by its levels in order, starting from ones that are known to be possible."""
    groups = list(packed([terms_of(part, level) for level in levels], effort.most))
    if groups and effort.noise:
        groups[-1] = unsettled(part, groups[-1], effort.noise, effort.seed)
    best: Plan = known
    left, proven = effort.work, True
    for number, terms in enumerate(groups):
        amount = sum_of(part, terms)
        part.model.maximize(amount)
        solver = solver_for(left, effort.seed)
        hint(part, best)
        status = solver.solve(part.model)
        left -= solver.response_proto.deterministic_time
        if status == cp_model.MODEL_INVALID:
            raise EngineFault(f"A part of the plan cannot be asked: {part.model.validate()}")
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return Found(best, False, effort.work - left)
        best, proven = taken(part, solver), proven and status == cp_model.OPTIMAL
        if left <= 0:
            return Found(best, proven and number == len(groups) - 1, effort.work - left)
        part.model.add(amount >= round(solver.objective_value))
    return Found(best, proven, effort.work - left)


def solver_for(work: float, seed: int) -> cp_model.CpSolver:
    """A solver that does so much work at the most, the same on every machine."""
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed % 2**31
    solver.parameters.max_deterministic_time = work
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_probing_level = 0
    return solver


def hint(part: Part, plan: Sequence[Choice]) -> None:
    """Let the solver begin from choices that are known to be possible, and all that follows from them."""
    known = set(plan)
    stays = {choice.stay for choice in plan}
    chosen = {way.index: choice in known for choice, way in part.way_of.items()}
    takes = zip(part.stays.stay.tolist(), part.takes, strict=True)
    part.following.tell(chosen | {take.index: stay in stays for stay, take in takes})
