"""Branch and cut asked about many columns at once, where their rows are too many for CP-SAT to reason about in time.

It reckons in floating point, each row to within a millionth. A choice of its is used only when it keeps to every row in
whole numbers. Its bound is used only rounded up by SLACK first, a thousand times its own tolerance, before it is cut to
a whole number: what a choice is worth is a whole number too.
"""

from __future__ import annotations

from math import floor, isfinite

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt.python import mathopt

from matching.optimise.program import Flags, Ints, Rows
from matching.optimise.relax import ITERATIONS, ITERATIONS_A_UNIT, NEVER, Box, written
from matching.optimise.status import Status
from matching.optimise.stopping import Stop, never, time_left
from matching.optimise.subset import Asked

SLACK = 1e-3
NODES_A_UNIT = 5
STEPS = ITERATIONS
"""So many steps are taken for one node at most, so that it ends also where no clock is looked at."""


def branch(
    rows: Rows,
    amounts: Ints,
    box: Box,
    free: Flags,
    hinted: NDArray[np.bool_],
    work: float,
    seed: int,
    stop: Stop = never,
) -> Asked:
    """The most that the amounts can come to when the free columns may change and the others are left.

    The work bounds how many nodes are opened: the first of them takes STEPS at most, or as long as a clock leaves.
    """
    if work <= 0 or not np.flatnonzero(free).size:
        return Asked(Status.OUT_OF_TIME, None, None, 0.0)
    model, kept, _ = written(rows, amounts, box, free, whole=True)
    variables = list(model.variables())
    hint = mathopt.SolutionHint(dict(zip(variables, hinted[kept].astype(float).tolist(), strict=True)))
    parameters = mathopt.SolveParameters(
        node_limit=max(1, round(work * NODES_A_UNIT)),
        time_limit=time_left(stop) or NEVER,
        random_seed=seed % 2**31,
        heuristics=mathopt.Emphasis.LOW,
        relative_gap_tolerance=0.0,
        absolute_gap_tolerance=1.0 - 2 * SLACK,
    )
    parameters.gscip.bool_params["misc/catchctrlc"] = False
    for limit in ("lp/rootiterlim", "lp/iterlim"):
        parameters.gscip.long_params[limit] = STEPS
    asked = mathopt.ModelSolveParameters(solution_hints=[hint])
    result = mathopt.solve(model, mathopt.SolverType.GSCIP, params=parameters, model_params=asked)
    stats = result.solve_stats
    spent = stats.simplex_iterations / ITERATIONS_A_UNIT + stats.node_count / NODES_A_UNIT
    if not result.has_primal_feasible_solution():
        return Asked(Status.OUT_OF_TIME, None, _whole(result), spent)
    taken = np.zeros(rows.count, dtype=np.bool_)
    taken[kept] = np.array(result.variable_values(variables)) > 0.5
    ended = result.termination.reason is mathopt.TerminationReason.OPTIMAL
    return Asked(Status.OPTIMAL if ended else Status.FEASIBLE, taken, _whole(result), spent)


def _whole(result: mathopt.SolveResult) -> int | None:
    bound = result.termination.objective_bounds.dual_bound
    return floor(bound + SLACK) if isfinite(bound) else None
