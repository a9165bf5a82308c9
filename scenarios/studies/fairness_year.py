"""Over a year of short breaks, what does putting the worst-off family first give and take, against benefit alone?

One home of two bedrooms, drawn, with many more families than it has nights for. Both are plans by the same quick
search, each the better of the two by its own rule. They are not proven best, so part of a difference is chance.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matching.short_breaks.build import build
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import FairnessRule, Period
from matching.short_breaks.problem import Choice, Problem, nights_of, values
from matching.short_breaks.problem import value as value_at
from matching.short_breaks.search import search
from scenarios.generators.short_breaks import Shape, draw
from scenarios.studies.study import Counted, Size, Standing, Stands, Trial

NAME = "fairness-year"
BEDS, WEEKS = 2, 52
FAMILIES_FOR_A_CHILD = 5
"""So many families for each child that the size of a study asks for: with fewer, every rule gives the same."""
MOVES = 30_000


def drawn(size: Size) -> str:
    return f"one home and {FAMILIES_FOR_A_CHILD * size.children:,} families"


def trial(seed: int, size: Size) -> Trial:
    shape = Shape(homes=1, children=FAMILIES_FOR_A_CHILD * size.children, weeks=WEEKS, beds=(BEDS,))
    period, cleared = draw(shape, seed)
    rules = (FairnessRule.BENEFIT_ALONE, FairnessRule.WORST_OFF_FIRST)
    problems = [build(with_rule(period, rule), cleared) for rule in rules]
    plans = [search(problem, Effort(rounds=0, seconds=None, processes=1, moves=MOVES)).plan for problem in problems]
    before, after = (_standing(period, problem, best_by(problem, plans)) for problem in problems)
    return Trial(study=NAME, seed=seed, before=before, after=after)


def best_by(problem: Problem, plans: Sequence[Sequence[Choice]]) -> Sequence[Choice]:
    """The best of plans of the same stays by this problem's own levels: a rule of fairness bars no plan."""
    return max(plans, key=lambda plan: values(problem, plan))


def with_rule(period: Period, rule: FairnessRule) -> Period:
    """The same period under another rule of fairness."""
    return period.model_copy(update={"policy": period.policy.model_copy(update={"fairness": rule})})


def _standing(period: Period, problem: Problem, plan: Sequence[Choice]) -> Standing:
    families = sorted(period.families, key=lambda f: f.id)
    minimum = np.array([f.protected_minimum for f in families])
    nights = nights_of(problem, plan)
    level = problem.level("benefit")
    counts = {
        "nights": nights.sum(),
        "benefit": 0 if level is None else value_at(problem, level, plan),
        "nothing": (nights == 0).sum(),
        "half": (2 * nights < minimum).sum(),
        "minimum": (nights < minimum).sum(),
    }
    return Standing(
        counted=tuple(Counted(measure=id, value=float(value)) for id, value in counts.items()),
        everybody=tuple(Stands(who=f.id, numbers=(int(n),)) for f, n in zip(families, nights, strict=True)),
    )
