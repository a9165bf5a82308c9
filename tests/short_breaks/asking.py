"""What the solver makes of a plan when every choice is settled: the other half of each constraint's two statements."""

from collections.abc import Collection, Sequence

from ortools.sat.python import cp_model

from matching.short_breaks.constraints import CONSTRAINTS, Constraint, gaps
from matching.short_breaks.part import Part
from matching.short_breaks.problem import Choice, Plan, Problem


def allows(part: Part, wanted: Collection[Choice]) -> bool:
    """Whether the part has a solution that takes exactly these of its choices."""
    if not set(wanted) <= set(part.way_of):
        return False
    model = part.model.clone()
    for choice, way in part.way_of.items():
        model.add(way == (choice in wanted))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status in {cp_model.OPTIMAL, cp_model.INFEASIBLE}
    return status == cp_model.OPTIMAL


def solver_allows(problem: Problem, plan: Plan, constraints: Sequence[Constraint] = CONSTRAINTS) -> bool:
    """Whether a model of the whole period accepts the plan."""
    return allows(Part.whole(problem, constraints), plan)


def broken_by(problem: Problem, plan: Plan, constraint: Constraint) -> int:
    """By how much a plan breaks one constraint in all; the solver and a part of the plan kept must say the same."""
    found = sum(v.by_how_much for v in constraint.violations(problem, plan))
    both = (gaps, constraint) if constraint is not gaps else (gaps,)
    assert solver_allows(problem, plan, both) == (found == 0 and not list(gaps.violations(problem, plan)))
    return found
