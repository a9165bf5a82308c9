"""How close to best short-break plans come, with fairness held above benefit and without: [S M L XL] [seeds] [rules].

Rules are floor, worst and alone; all three when none is named. With "slow", homes welcome only half as many families a
day as they have bedrooms. With "past", families come with what was before the period: tea visits to make, stays of the
year before, nights owed; and homes hold beds back and need time between guests. With "checked", who may stay where and
beside whom is not drawn but asked of the match check, for children and homes drawn in full; that takes minutes for XL.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import monotonic

import numpy as np

from matching.short_breaks.build import build
from matching.short_breaks.clear import clear
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.effort import Effort
from matching.short_breaks.first_plans import points_order
from matching.short_breaks.period import FairnessRule, Period
from matching.short_breaks.problem import Plan, Problem, nights_of
from matching.short_breaks.problem import value as value_at
from matching.short_breaks.search import search
from scenarios.benchmarks.memory_used import peak_bytes
from scenarios.benchmarks.tables import table
from scenarios.generators.break_checked import draw_checked
from scenarios.generators.break_pasts import draw_with_past
from scenarios.generators.short_breaks import Shape, Size, draw

NAME = "break-plans"
SECONDS = {Size.S: 30.0, Size.M: 120.0, Size.L: 180.0, Size.XL: 300.0}
SEEDS = (1, 2, 3)
RULES = {
    "floor": FairnessRule.FLOOR_FIRST,
    "worst": FairnessRule.WORST_OFF_FIRST,
    "alone": FairnessRule.BENEFIT_ALONE,
}
HOW = {"slow": "slow to welcome", "past": "with a past", "checked": "cleared by the match check"}
HEADS = (
    "",
    "benefit",
    "bound",
    "gap %",
    "x points",
    "first s",
    "s",
    "rounds",
    "M moves",
    "nothing",
    "< half",
    "< minimum",
    "GB",
)


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """A table for each size and rule. The gap is that of the benefit to its bound, as a share of the bound."""
    sizes = [Size[a] for a in arguments if a in Size.__members__] or [Size.S]
    seeds = [int(a) for a in arguments if a.isdecimal()] or SEEDS
    rules = [rule for name, rule in RULES.items() if name in arguments] or list(RULES.values())
    how = {word: word in arguments for word in ("slow", "past", "checked")}
    for size in sizes:
        for rule in rules:
            rows = [(f"seed {seed}", *_cells(size, rule, seed, **how)) for seed in seeds]
            told = "".join(f", {words}" for word, words in HOW.items() if how[word])
            title = f"{size.name}, {rule.value}, {SECONDS[size]:.0f} seconds{told}"
            yield table(title, HEADS, rows)


def _drawn(shape: Shape, seed: int, *, past: bool, checked: bool) -> tuple[Period, Cleared]:
    if not checked:
        return (draw_with_past if past else draw)(shape, seed)
    period = draw_checked(shape, seed, with_past=past)
    return period, clear(period)


def _cells(size: Size, rule: FairnessRule, seed: int, *, slow: bool, past: bool, checked: bool) -> Iterator[str]:
    period, cleared = _drawn(replace(size.value, slow_welcome=slow), seed, past=past, checked=checked)
    policy = period.policy.model_copy(update={"fairness": rule})
    problem = build(period.model_copy(update={"policy": policy}), cleared)
    began = monotonic()
    found = search(problem, Effort(seconds=SECONDS[size]))
    seconds = monotonic() - began
    reached, bound = benefit(problem, found.plan), found.bounds["benefit"]
    points = benefit(problem, points_order(problem))
    yield from (f"{reached:,}", f"{bound:,}", f"{100 * (bound - reached) / bound:.2f}", f"{reached / points:.2f}")
    yield from (f"{found.history[0].seconds:.1f}", f"{seconds:.0f}", str(found.rounds), f"{found.moves / 1e6:.0f}")
    yield from map(str, short_of(period, problem, found.plan))
    yield f"{peak_bytes() / 1e9:.1f}"


def benefit(problem: Problem, plan: Plan) -> int:
    """What a plan is worth at the benefit level. Raises KeyError when that level is switched off."""
    level = problem.level("benefit")
    if level is None:
        raise KeyError("benefit")
    return value_at(problem, level, plan)


def short_of(period: Period, problem: Problem, plan: Plan) -> tuple[int, int, int]:
    """Families with no night, below half their protected minimum, and below it."""
    ordered = sorted(period.families, key=lambda f: f.id)
    minimum = np.array([f.protected_minimum for f in ordered])
    nights = nights_of(problem, plan)
    return int((nights == 0).sum()), int((2 * nights < minimum).sum()), int((nights < minimum).sum())
