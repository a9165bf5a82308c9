"""CP-SAT asked about some columns, while all the others stay as they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from matching.errors import EngineFault
from matching.optimise.program import Flags, Ints, Rows
from matching.optimise.relax import Box
from matching.optimise.status import Status
from matching.optimise.stopping import Stop, never, stopped_by

STATUSES = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.INFEASIBLE,
    cp_model.UNKNOWN: Status.OUT_OF_TIME,
}


@dataclass(frozen=True)
class Asked:
    """How it ended, all columns as they then are, the bound given what stays, and the work it took."""

    status: Status
    taken: NDArray[np.bool_] | None
    bound: int | None
    work: float


def ask(
    rows: Rows,
    amounts: Ints,
    box: Box,
    free: Flags,
    fixed: NDArray[np.bool_],
    hinted: NDArray[np.bool_],
    target: int | None,
    work: float,
    seed: int,
    stop: Stop = never,
) -> Asked:
    """The most that the amounts can come to when only the free columns may change; at least `target` where given."""
    if work <= 0:
        return Asked(Status.OUT_OF_TIME, None, None, 0.0)
    stays = fixed & ~free
    columns = np.flatnonzero(free)
    model = cp_model.CpModel()
    literal = {int(c): model.new_bool_var("") for c in columns}
    if not _written(model, rows, box, free, stays, literal):
        return Asked(Status.INFEASIBLE, None, None, 0.0)
    for column in np.flatnonzero(free & box.low).tolist():
        model.add_bool_or([literal[column]])
    counted = [c for c in columns.tolist() if amounts[c]]
    worth = cp_model.LinearExpr.weighted_sum([literal[c] for c in counted], amounts[counted].tolist())
    there = int(amounts[stays].sum())
    if target is not None:
        model.add(worth >= target - there)
    if counted:
        model.maximize(worth)
    for column, variable in literal.items():
        model.add_hint(variable, bool(hinted[column]))
    return _solved(model, literal, stays, there, bool(counted), work, seed, stop)


def _solved(
    model: cp_model.CpModel,
    literal: dict[int, cp_model.IntVar],
    stays: NDArray[np.bool_],
    there: int,
    has_aim: bool,
    work: float,
    seed: int,
    stop: Stop,
) -> Asked:
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed % 2**31
    solver.parameters.max_deterministic_time = work
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_probing_level = 0
    with stopped_by(stop, solver.stop_search):
        status = solver.solve(model)
    if status == cp_model.MODEL_INVALID:
        raise EngineFault(f"A question to the solver is not a sound one: {model.validate()}")
    spent = solver.response_proto.deterministic_time
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Asked(STATUSES[status], None, None, spent)
    taken = stays.copy()
    for column, variable in literal.items():
        taken[column] = solver.boolean_value(variable)
    bound = there + (round(solver.best_objective_bound) if has_aim else 0)
    return Asked(STATUSES[status], taken, bound, spent)


def _written(
    model: cp_model.CpModel,
    rows: Rows,
    box: Box,
    free: Flags,
    stays: NDArray[np.bool_],
    literal: dict[int, cp_model.IntVar],
) -> bool:
    """Write down every row that the free columns can break; False when what stays breaks one that they cannot mend."""
    most = rows.most - rows.used(stays)
    entries = np.flatnonzero(free[rows.column])
    row, amount = rows.row[entries], rows.amount[entries]
    largest, smallest = np.zeros_like(most), np.zeros_like(most)
    np.add.at(largest, row, np.maximum(amount, 0))
    np.add.at(smallest, row, np.minimum(amount, 0))
    if (smallest > most).any() or (box.tight & (largest < most)).any():
        return False
    binding = (largest > most) | (box.tight & (largest > smallest))
    begins = np.searchsorted(row, np.arange(len(most) + 1))
    for number in np.flatnonzero(binding).tolist():
        part = entries[begins[number] : begins[number + 1]]
        used = [literal[c] for c in rows.column[part].tolist()]
        total = cp_model.LinearExpr.weighted_sum(used, rows.amount[part].tolist())
        if box.tight[number]:
            model.add(total == int(most[number]))
        elif most[number] == 1 and (rows.amount[part] == 1).all():
            model.add_at_most_one(used)
        else:
            model.add(total <= int(most[number]))
    return True
