"""Pairs of a child and a home that would both rather: what the plan gave up in stability, and a plan with fewest.

A child would rather live where it fits better: band at worst, then points, then nearness. The pair blocks when the
child would rather, may go there alone, and the home has room for it with all whom it would keep (`taking`): who has a
place agreed, or must live with a brother or sister, goes nowhere alone. Project judgement throughout: nobody has been
asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.optimise.lexicographic import Effort, Stop, never
from matching.placement.explaining.taking import Full, Taking, child_rank
from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.objectives import levels_of
from matching.placement.problem import Plan, Problem
from matching.placement.solve import Solved, solve

MOST_PAIRS = 6_000
"""With more possible pairs than this, the plan with fewest is not looked for."""
HELD = ("statutory", "urgent", "placed", "siblings", "sure")
"""Levels that a plan with fewer blocking pairs must not be worse at."""


@dataclass(frozen=True, order=True)
class Blocking:
    """A child and a home that would both rather than what the plan says."""

    child: str
    urn: str


def blocking_pairs(problem: Problem, plan: Plan) -> tuple[Blocking, ...]:
    """Every pair that blocks a plan, in order."""
    taking, home = Taking(problem), {p.child: p.urn for p in plan}
    there: dict[str, set[str]] = {}
    for placed in plan:
        there.setdefault(placed.urn, set()).add(placed.child)
    found = []
    for (child, urn), fit in problem.fit_of.items():
        now = problem.fit_of.get((child, home.get(child, "")))
        rather = now is None or child_rank(fit) > child_rank(now)
        if not rather or child not in taking.waits or not taking.may_move(child, urn):
            continue
        here = there.get(urn, set())
        if not any(len(here & set(full.children)) >= full.enough for full in taking.full(child, urn, here)):
            found.append(Blocking(child, urn))
    return tuple(sorted(found))


def fewest_blocking(problem: Problem, effort: Effort, stop: Stop = never) -> Solved | None:
    """The plan with fewest blocking pairs among those as good at the levels HELD; None where there are too many."""
    if len(problem.fit_of) > MOST_PAIRS:
        return None
    return solve(problem, effort, levels=_levels, stop=stop)


def _levels(model: Model) -> tuple[Level, ...]:
    kept = [level for level in levels_of(model) if level.objective in HELD]
    taking = Taking(model.problem)
    there = {urn: {model.choices[c].child for c in columns} for urn, columns in model.by_home.items()}
    blocked = [
        _column(model, taking.full(child, urn, there[urn]), child, urn)
        for child, urn in model.at
        if taking.may_move(child, urn)
    ]
    amounts = np.zeros(model.program.count, dtype=np.int64)
    amounts[[c for c in blocked if c is not None]] = -1
    return (*kept, Level("blocking", amounts))


def _column(model: Model, fulls: Sequence[Full], child: str, urn: str) -> int | None:
    """A column that must be taken where the pair would block; None where it never could."""
    if any(full.enough == 0 for full in fulls):
        return None
    fit = model.problem.fit_of[child, urn]
    own = [c for c in model.by_child[child] if child_rank(model.fit(model.choices[c])) >= child_rank(fit)]
    there = [_is_full(model, full, urn) for full in fulls if full.enough <= len(full.children)]
    column = model.program.column()
    unless = [column, *own, *there]
    model.program.at_least(unless, [1] * len(unless), 1)
    return column


def _is_full(model: Model, full: Full, urn: str) -> int:
    """A column that may be taken only where so many of them are there."""
    column = model.program.column()
    columns = [c for child in full.children for c in model.at[child, urn]]
    model.program.at_least([column, *columns], [-full.enough] + [1] * len(columns), 0)
    return column
