"""The best choice of options that meets every demand, by levels: the first level decides, the next breaks its ties."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ortools.sat.python import cp_model

from matching.errors import EngineFault

SEED = 1
DETERMINISTIC_LIMIT = 20.0
"""CP-SAT's own measure of work, the same on every machine; thousands of times what these small models need."""


class Measure(StrEnum):
    """How a level adds up over the chosen options."""

    TOTAL = "total"
    LARGEST = "largest"


@dataclass(frozen=True)
class Level:
    """One thing to make small: whole numbers, one for each option."""

    name: str
    amounts: tuple[int, ...]
    measure: Measure = Measure.TOTAL


@dataclass(frozen=True)
class Choice:
    """Options 0..count-1 and what a choice of them must satisfy.

    demands   of each collection at least one option is chosen
    cuts      (more, of): at least one option of `more` is chosen, or one option of `of` is not
    at_most   of each collection at most one is chosen
    needs     an option chosen calls for one of the others with it: (option, others)
    """

    count: int
    demands: tuple[Collection[int], ...] = ()
    cuts: tuple[tuple[Collection[int], Collection[int]], ...] = ()
    at_most: tuple[Collection[int], ...] = ()
    needs: tuple[tuple[int, Collection[int]], ...] = ()
    levels: tuple[Level, ...] = field(default=())


def best_choice(choice: Choice) -> tuple[int, ...] | None:
    """The options chosen, in order, proven best level by level; None when no choice satisfies every demand.

    Raises EngineFault should the solver stop without a proof, which these small models never need.
    """
    model = cp_model.CpModel()
    chosen = [model.new_bool_var(f"option {i}") for i in range(choice.count)]
    for demand in choice.demands:
        model.add_bool_or([chosen[i] for i in sorted(demand)])
    for more, of in choice.cuts:
        model.add_bool_or([*(chosen[i] for i in sorted(more)), *(chosen[i].negated() for i in sorted(of))])
    for group in choice.at_most:
        model.add_at_most_one([chosen[i] for i in sorted(group)])
    for option, others in choice.needs:
        model.add_bool_or([chosen[option].negated(), *(chosen[i] for i in sorted(others))])
    found: tuple[int, ...] | None = None
    ties = Level("the order of the options", tuple(range(choice.count, 2 * choice.count)))
    for level in (*choice.levels, ties):
        amount = _amount(model, chosen, level)
        model.minimize(amount)
        solved = _solve(model, chosen)
        if solved is None:
            return None
        found, value = solved
        model.add(amount == value)
    return found


def _amount(model: cp_model.CpModel, chosen: Sequence[cp_model.IntVar], level: Level) -> cp_model.LinearExprT:
    if level.measure is Measure.TOTAL:
        return cp_model.LinearExpr.weighted_sum(chosen, level.amounts)
    largest = model.new_int_var(0, max(level.amounts, default=0), level.name)
    for variable, amount in zip(chosen, level.amounts, strict=True):
        model.add(largest >= amount * variable)
    return largest


def _solve(model: cp_model.CpModel, chosen: Sequence[cp_model.IntVar]) -> tuple[tuple[int, ...], int] | None:
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = DETERMINISTIC_LIMIT
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    if status != cp_model.OPTIMAL:
        raise EngineFault(
            f"Choosing among {len(chosen)} changes ended as {solver.status_name(status)}, without a proof."
        )
    picked = tuple(i for i, variable in enumerate(chosen) if solver.boolean_value(variable))
    return picked, round(solver.objective_value)
