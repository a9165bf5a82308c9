"""Short-break plans over time, against points order, first come, plain CP-SAT and HiGHS: [S M] [seed]."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import monotonic

from matching.short_breaks.build import build
from matching.short_breaks.effort import Effort
from matching.short_breaks.first_plans import first_come, points_order
from matching.short_breaks.period import FairnessRule
from matching.short_breaks.problem import Problem
from matching.short_breaks.search import search
from scenarios.benchmarks.break_plans import SECONDS, benefit
from scenarios.benchmarks.rivals import cp_sat, highs
from scenarios.benchmarks.tables import table
from scenarios.generators.short_breaks import Size, draw

NAME = "break-curve"
TIMES = (1, 2, 5, 10, 20, 30, 60, 120)
Points = list[tuple[float, int]]


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """One table: the benefit of the best plan after so many seconds, by benefit alone, and the bound at the end."""
    sizes = [Size[a] for a in arguments if a in Size.__members__] or [Size.S]
    seed = next((int(a) for a in arguments if a.isdecimal()), 1)
    for size in sizes:
        period, cleared = draw(size, seed)
        policy = period.policy.model_copy(update={"fairness": FairnessRule.BENEFIT_ALONE})
        problem = build(period.model_copy(update={"policy": policy}), cleared)
        times = [t for t in TIMES if t <= SECONDS[size]]
        rows = [_row(name, way(problem, SECONDS[size]), times) for name, way in WAYS.items()]
        yield table(f"{size.name}, seed {seed}", ("seconds", *map(str, times), "bound"), rows)


def _row(name: str, found: tuple[Points, int | None], times: Sequence[int]) -> tuple[str, ...]:
    points, bound = found
    best = [max((value for seconds, value in points if seconds <= t), default=None) for t in times]
    return (name, *("-" if v is None else f"{v:,}" for v in best), "-" if bound is None else f"{bound:,}")


def _placewell(problem: Problem, seconds: float) -> tuple[Points, int | None]:
    found = search(problem, Effort(seconds=seconds))
    place = [level.id for level in problem.levels].index("benefit")
    return [(point.seconds, point.values[place]) for point in found.history], found.bounds["benefit"]


def _points_order(problem: Problem, seconds: float) -> tuple[Points, int | None]:
    began = monotonic()
    plan = points_order(problem)
    return [(monotonic() - began, benefit(problem, plan))], None


def _first_come(problem: Problem, seconds: float) -> tuple[Points, int | None]:
    began = monotonic()
    plan = first_come(problem, range(len(problem.families)))
    return [(monotonic() - began, benefit(problem, plan))], None


def _cp_sat(problem: Problem, seconds: float) -> tuple[Points, int | None]:
    return cp_sat.solve(problem, "benefit", seconds)


def _highs(problem: Problem, seconds: float) -> tuple[Points, int | None]:
    answer = highs.solve(problem, "benefit", seconds)
    last = [] if answer.plan is None else [(seconds, benefit(problem, answer.plan))]
    return [*answer.points, *last], None if answer.bound is None else int(answer.bound)


WAYS: dict[str, Callable[[Problem, float], tuple[Points, int | None]]] = {
    "Placewell": _placewell,
    "points order": _points_order,
    "first come, first served": _first_come,
    "CP-SAT, whole": _cp_sat,
    "HiGHS, whole": _highs,
}
