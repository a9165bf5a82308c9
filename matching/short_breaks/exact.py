"""The best plan of a small period with a proof, level by level; for proofs and for holding other searches against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from matching.optimise.status import Status
from matching.short_breaks.constraints import CONSTRAINTS, Constraint
from matching.short_breaks.part import Part, taken
from matching.short_breaks.part_search import hint, solver_for
from matching.short_breaks.problem import Plan, Problem
from matching.short_breaks.terms import terms_of
from matching.short_breaks.weighing import sum_of

SEED = 1
STATUSES = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.INFEASIBLE,
    cp_model.UNKNOWN: Status.OUT_OF_TIME,
    cp_model.MODEL_INVALID: Status.MODEL_ERROR,
}


@dataclass(frozen=True)
class Exact:
    """How it ended, the plan, and for each level a value that no plan can exceed that is as good at those before it.

    OPTIMAL: proven best at every level. The plan is None where none was found, and a bound where the work ran out
    before it.
    """

    status: Status
    plan: Plan | None
    bounds: tuple[int | None, ...]


def solve_exactly(problem: Problem, limit: float, constraints: Sequence[Constraint] = CONSTRAINTS) -> Exact:
    """The best plan, within so much of the solver's own work: about seconds, and the same on every machine."""
    question = _Question(Part.whole(problem, constraints), limit)
    status = question.solve()
    bounds: list[int | None] = []
    for level in problem.levels:
        if status is not Status.OPTIMAL:
            break
        terms = terms_of(question.part, level)
        amount = sum_of(question.part, terms)
        question.part.model.maximize(amount)
        status = question.solve()
        if status in {Status.OPTIMAL, Status.FEASIBLE}:
            bounds.append(terms.unit * question.bound)
            question.part.model.add(amount >= question.reached)
    unknown = [None] * (len(problem.levels) - len(bounds))
    return Exact(_said(status, question.plan), question.plan, (*bounds, *unknown))


def _said(status: Status, plan: Plan | None) -> Status:
    return Status.FEASIBLE if status is Status.OUT_OF_TIME and plan is not None else status


class _Question:
    def __init__(self, part: Part, limit: float) -> None:
        self.part, self.left = part, limit
        self.plan: Plan | None = None
        self.bound = self.reached = 0

    def solve(self) -> Status:
        """Ask for the best by what the model now makes large, from the plan that is known."""
        if self.left <= 0:
            return Status.OUT_OF_TIME
        if self.plan is not None:
            hint(self.part, self.plan)
        solver = solver_for(self.left, SEED)
        status = STATUSES[solver.solve(self.part.model)]
        self.left -= solver.response_proto.deterministic_time
        if status in {Status.OPTIMAL, Status.FEASIBLE}:
            self.plan = taken(self.part, solver)
            self.bound, self.reached = round(solver.best_objective_bound), round(solver.objective_value)
        return status
