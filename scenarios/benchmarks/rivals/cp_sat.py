"""CP-SAT on the whole period at once: the same rows and literals as the parts that the search sets free."""

from __future__ import annotations

from time import monotonic

from ortools.sat.python import cp_model

from matching.short_breaks.part import Part
from matching.short_breaks.problem import Problem
from matching.short_breaks.terms import terms_of
from matching.short_breaks.weighing import sum_of


class Curve(cp_model.CpSolverSolutionCallback):
    """The value of each plan as it was found, and when."""

    def __init__(self, began: float) -> None:
        super().__init__()
        self.began = began
        self.points: list[tuple[float, int]] = []

    def on_solution_callback(self) -> None:
        """Note one."""
        self.points.append((monotonic() - self.began, round(self.objective_value)))


def solve(problem: Problem, level: str, seconds: float) -> tuple[list[tuple[float, int]], int]:
    """When each better value was found, and the bound at the end; the building of the model is in the time."""
    began = monotonic()
    part = Part.whole(problem)
    aimed = next(one for one in problem.levels if one.id == level)
    part.model.maximize(sum_of(part, terms_of(part, aimed)))
    solver, curve = cp_model.CpSolver(), Curve(began)
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = max(seconds - (monotonic() - began), 1.0)
    solver.solve(part.model, curve)
    return curve.points, round(solver.best_objective_bound)
