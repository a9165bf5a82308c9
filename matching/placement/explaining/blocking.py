"""Pairs of a child and a home that would both rather: what the plan gave up in stability, and a plan with fewest.

A child would rather live where it fits better: band at worst, then points, then nearness. A home would rather have whom
it fits better, children whose day is set by law and emergencies first. The pair blocks when the child would rather, and
the home has fewer newcomers whom it would rather have, or as soon, than places on the day the child comes. Project
judgement throughout: nobody has been asked.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.optimise.lexicographic import Effort
from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.objectives import levels_of
from matching.placement.problem import Answer, Fit, Plan, Priority, Problem
from matching.placement.solve import Solved, solve

MOST_PAIRS = 6_000
"""With more possible pairs than this, the plan with fewest is not looked for."""
HELD = ("statutory", "urgent", "placed", "siblings", "sure")
"""Levels that a plan with fewer blocking pairs must not be worse at."""
Rank = tuple[int, ...]


@dataclass(frozen=True, order=True)
class Blocking:
    """A child and a home that would both rather than what the plan says."""

    child: str
    urn: str


def child_rank(fit: Fit) -> Rank:
    """How much a child would like a home: larger is better. A distance not known comes last."""
    return (int(fit.worst), fit.points, -(fit.miles if fit.miles is not None else 10**6))


def home_rank(problem: Problem) -> dict[str, int]:
    """How soon each child comes, whatever the home: larger is sooner."""
    order = tuple(Priority)
    return {c.id: len(order) - order.index(c.priority) for c in problem.children}


def blocking_pairs(problem: Problem, plan: Plan) -> tuple[Blocking, ...]:
    """Every pair that blocks a plan, in order."""
    soon, places = home_rank(problem), {h.urn: h for h in problem.homes}
    first = {c.id: c.first for c in problem.children}
    home = {p.child: p.urn for p in plan}
    there: dict[str, list[tuple[Rank, str]]] = {}
    for placed in plan:
        fit = problem.fit_of[placed.child, placed.urn]
        there.setdefault(placed.urn, []).append(((soon[placed.child], *child_rank(fit)), placed.child))
    declined = {(r.child, r.urn) for r in problem.responses if r.answer is Answer.DECLINED}
    found = []
    for (child, urn), fit in problem.fit_of.items():
        if urn == home.get(child) or urn not in places or (child, urn) in declined:
            continue
        now = problem.fit_of.get((child, home.get(child, "")))
        rather = now is None or child_rank(fit) > child_rank(now)
        ahead = [c for rank, c in there.get(urn, []) if rank >= (soon[child], *child_rank(fit))]
        if rather and len(ahead) < places[urn].most_on(first[child]):
            found.append(Blocking(child, urn))
    return tuple(sorted(found))


def fewest_blocking(problem: Problem, effort: Effort) -> Solved | None:
    """The plan with fewest blocking pairs among those as good at the levels HELD; None where there are too many."""
    if len(problem.fit_of) > MOST_PAIRS:
        return None
    return solve(problem, effort, levels=_levels)


def _levels(model: Model) -> tuple[Level, ...]:
    kept = [level for level in levels_of(model) if level.objective in HELD]
    soon = home_rank(model.problem)
    blocked = [_column(model, soon, child, urn) for child, urn in model.at]
    amounts = np.zeros(model.program.count, dtype=np.int64)
    amounts[[c for c in blocked if c is not None]] = -1
    return (*kept, Level("blocking", amounts))


def _column(model: Model, soon: dict[str, int], child: str, urn: str) -> int | None:
    """A column that must be taken where the pair would block; None where it never could."""
    fit = model.problem.fit_of[child, urn]
    places = model.homes[urn].most_on(model.children[child].first)
    if places == 0:
        return None
    own = [c for c in model.by_child[child] if child_rank(model.fit(model.choices[c])) >= child_rank(fit)]
    mine = (soon[child], *child_rank(fit))
    ahead = [
        c
        for c in model.by_home[urn]
        if model.choices[c].child != child
        and (soon[model.choices[c].child], *child_rank(model.fit(model.choices[c]))) >= mine
    ]
    column = model.program.column()
    model.program.at_least([column, *own, *ahead], [places] + [places] * len(own) + [1] * len(ahead), places)
    return column
