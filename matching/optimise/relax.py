"""A bound that no choice can exceed, from prices on the rows; exact, whoever proposes the prices.

Prices come from a linear programme solved in floating point. They are rounded to whole parts of 1/SCALE, and the bound
that they prove is then added up in whole numbers: a mistake of the solver's can make it weak and never wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from ortools.util.python.solve_interrupter import SolveInterrupter

from matching.optimise.program import Flags, Floats, Ints, Rows
from matching.optimise.stopping import Stop, never, stopped_by

SCALE = 720_720
"""Every whole number to 16 divides it, so that prices that are simple fractions are kept exactly."""

DEAREST = 10**7
"""A price above this is taken for this: the bound is then weaker, and no number too large to add up exactly."""

ITERATIONS = 400_000
ITERATIONS_A_UNIT = 4_000
"""So many steps count as a unit of work: about a second on the machine of the measurements."""
NEVER = timedelta(days=1)


@dataclass(frozen=True)
class Box:
    """What is settled already: columns that must be taken or left, and rows that must be used up."""

    low: Flags
    high: Flags
    tight: Flags

    @classmethod
    def open(cls, rows: Rows) -> Box:
        """Nothing is settled but what is barred."""
        high = np.ones(rows.count, dtype=np.bool_)
        high[rows.barred] = False
        return cls(np.zeros(rows.count, dtype=np.bool_), high, np.zeros(len(rows.most), dtype=np.bool_))


@dataclass(frozen=True)
class Bound:
    """No choice within the box is worth more than `scaled` / SCALE.

    reduced  (count,): what taking a column is worth beyond what it pays, times SCALE
    prices   (rows,): the price of each row, times SCALE
    """

    scaled: int
    reduced: Ints
    prices: Ints

    @property
    def whole(self) -> int:
        """The most that a choice can be worth, as a whole number."""
        return self.scaled // SCALE


def bound_at(rows: Rows, amounts: Ints, box: Box, prices: Ints) -> Bound:
    """The bound that these prices prove. Below nothing a price counts only for a row that must be used up."""
    fair = np.where(box.tight, prices, np.maximum(prices, 0))
    reduced = SCALE * amounts - rows.priced(fair)
    worth = np.where(box.low, reduced, np.where(box.high, np.maximum(reduced, 0), 0))
    paid = sum(price * most for price, most in zip(fair.tolist(), rows.most.tolist(), strict=True) if price)
    return Bound(paid + int(worth.sum()), reduced, fair)


def quick_bound(rows: Rows, amounts: Ints, box: Box) -> Bound:
    """The bound when each group could have its own best column: no solver is asked."""
    best = np.zeros(len(rows.most), dtype=np.int64)
    grouped = (rows.group_row >= 0) & box.high
    np.maximum.at(best, rows.group_row[grouped], amounts[grouped])
    tight = np.flatnonzero(box.tight)
    if len(tight):
        least = np.full(len(rows.most), np.iinfo(np.int64).min)
        np.maximum.at(least, rows.group_row[grouped], amounts[grouped])
        of_group = tight[least[tight] > np.iinfo(np.int64).min]
        best[of_group] = least[of_group]
    return bound_at(rows, amounts, box, SCALE * best)


def relaxed(
    rows: Rows, amounts: Ints, box: Box, stop: Stop = never, most: float | None = None
) -> tuple[Bound, Floats, float]:
    """The bound by a linear programme, how far it takes each column, and the work: at most `most`, if that is said.

    The columns are all zeros where it did not end well.
    """
    model, kept, used = written(rows, amounts, box, box.high, whole=False)
    steps = ITERATIONS if most is None else min(ITERATIONS, round(most * ITERATIONS_A_UNIT))
    parameters = mathopt.SolveParameters(iteration_limit=steps, time_limit=NEVER, random_seed=1, threads=1)
    halt = SolveInterrupter()
    with stopped_by(stop, halt.interrupt):
        result = mathopt.solve(model, mathopt.SolverType.GLOP, params=parameters, interrupter=halt)
    prices = np.zeros(len(rows.most), dtype=np.int64)
    values = np.zeros(rows.count)
    if result.solutions and result.solutions[0].dual_solution is not None:
        dual = result.solutions[0].dual_solution.dual_values
        found = np.array([dual[c] for c in model.linear_constraints()])
        prices[used] = np.rint(np.clip(found, -DEAREST, DEAREST) * SCALE).astype(np.int64)
    if result.has_primal_feasible_solution():
        values[kept] = result.variable_values(list(model.variables()))
    if _too_large(rows, prices):
        prices[:] = 0
    bound, quick = bound_at(rows, amounts, box, prices), quick_bound(rows, amounts, box)
    work = result.solve_stats.simplex_iterations / ITERATIONS_A_UNIT
    return (quick if quick.scaled < bound.scaled else bound), values, work


def written(
    rows: Rows, amounts: Ints, box: Box, free: Flags, *, whole: bool
) -> tuple[mathopt.Model, NDArray[np.intp], Ints]:
    """The question for a solver: its variables are the free columns, its constraints the rows they are in, in order.

    `whole`: each column is taken or left; else it may be taken in part.
    """
    kept = np.flatnonzero(free)
    number = np.full(rows.count, -1, dtype=np.int64)
    number[kept] = np.arange(len(kept))
    entries = free[rows.column]
    used = np.unique(rows.row[entries])
    row_number = np.full(len(rows.most), -1, dtype=np.int64)
    row_number[used] = np.arange(len(used))
    proto = model_pb2.ModelProto()
    proto.variables.ids.extend(range(len(kept)))
    proto.variables.lower_bounds.extend(box.low[kept].astype(float).tolist())
    proto.variables.upper_bounds.extend([1.0] * len(kept))
    proto.variables.integers.extend([whole] * len(kept))
    proto.linear_constraints.ids.extend(range(len(used)))
    most = rows.most[used].astype(float)
    proto.linear_constraints.lower_bounds.extend(np.where(box.tight[used], most, -np.inf).tolist())
    proto.linear_constraints.upper_bounds.extend(most.tolist())
    proto.linear_constraint_matrix.row_ids.extend(row_number[rows.row[entries]].tolist())
    proto.linear_constraint_matrix.column_ids.extend(number[rows.column[entries]].tolist())
    proto.linear_constraint_matrix.coefficients.extend(rows.amount[entries].astype(float).tolist())
    proto.objective.maximize = True
    counted = kept[amounts[kept] != 0]
    proto.objective.linear_coefficients.ids.extend(number[counted].tolist())
    proto.objective.linear_coefficients.values.extend(amounts[counted].astype(float).tolist())
    return mathopt.Model.from_model_proto(proto), kept, used


def _too_large(rows: Rows, prices: Ints) -> bool:
    """Whether adding up what a column pays could come near the largest whole number that is kept exactly."""
    found = np.zeros(rows.count)
    np.add.at(found, rows.column, np.abs(rows.amount.astype(float) * prices[rows.row]))
    return bool(found.max(initial=0.0) > 2.0**61)


def settled(rows: Rows, box: Box, bound: Bound, value: int) -> tuple[Box, bool]:
    """What must hold in every choice that is worth `value` or more; and whether that says all of it.

    Where the bound equals the value, a choice is worth that much exactly when it keeps to the box that is given back.
    """
    slack = bound.scaled - value * SCALE
    low = box.low | (box.high & (bound.reduced > slack))
    high = box.high & ~(~box.low & (bound.reduced < -slack))
    tight = box.tight | ((bound.prices > 0) if slack == 0 else False)
    return Box(low, high, tight), slack == 0


def loose_rows(rows: Rows, values: Floats, rounded: Flags) -> Flags:
    """(rows,): the group rows that the linear programme leaves open, or that share a row which rounding breaks."""
    loose = np.zeros(len(rows.most) + 1, dtype=np.bool_)
    open_columns = np.abs(values - rounded) > 1e-6
    broken = rows.used(rounded) > rows.most
    in_broken = np.zeros(rows.count, dtype=np.bool_)
    in_broken[rows.column[broken[rows.row]]] = True
    loose[rows.group_row[(open_columns | (in_broken & (values > 1e-6))) & (rows.group_row >= 0)]] = True
    return loose
