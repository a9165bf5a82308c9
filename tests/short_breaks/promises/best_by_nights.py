"""The best of a problem written down night by night, level by level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal

from matching.short_breaks.problem import Flags, Level, Problem
from tests.short_breaks.promises.by_nights import ByNights

Sum = cp_model.LinearExprT


def optimum(problem: Problem, counted: Flags) -> Mapping[str, int]:
    """What the best plan is worth at each level, the levels held in order."""
    m = ByNights(problem, counted)
    found = {}
    for level in problem.levels:
        worth = m.model.new_int_var(-(2**40), 2**40, "")
        m.model.add(worth == sum(_terms(m, level)))
        m.model.maximize(worth)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(m.model) == cp_model.OPTIMAL
        found[level.id] = solver.value(worth)
        m.model.add(worth == found[level.id])
    return found


def _terms(m: ByNights, level: Level) -> Iterable[Sum]:
    p = m.problem
    for family in range(len(p.families)) if level.by_nights is not None else ():
        assert level.by_nights is not None
        value = m.model.new_int_var(-(2**40), 2**40, "")
        m.model.add_element(m.nights_of(family), level.by_nights[family].tolist(), value)
        yield value
    for stay, worth in enumerate([] if level.by_stay is None else level.by_stay.tolist()):
        if worth:
            yield worth * m.is_stay(stay)
    for v, amount in enumerate([] if level.by_variant is None else level.by_variant.tolist()):
        yield from (amount * m.way[v, t] for t in m.nights)
    if level.links is not None:
        for one, other, amount in zip(level.links.one, level.links.other, level.links.amount, strict=True):
            yield from (int(amount) * _both(m, m.there[int(one), t], m.there[int(other), t]) for t in m.nights)
    for family in range(len(p.families)) if level.spacing is not None else ():
        assert level.spacing is not None
        for t in m.nights:
            window = range(max(t - int(level.spacing.window[family]) + 1, 0), t)
            now = [m.arrives[pair, t] for pair in m.of_family(family)]
            before = [m.arrives[pair, n] for pair in m.of_family(family) for n in window]
            yield -int(level.spacing.amount[family]) * _both(m, _any(m, now), _any(m, before))


def _both(m: ByNights, one: Literal, other: Literal) -> Literal:
    both = m.model.new_bool_var("")
    m.model.add_bool_or([both, one.negated(), other.negated()])
    m.model.add_implication(both, one)
    m.model.add_implication(both, other)
    return both


def _any(m: ByNights, literals: list[Literal]) -> Literal:
    some = m.model.new_bool_var("")
    m.model.add_max_equality(some, [*literals, 0])
    return some
