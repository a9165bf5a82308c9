"""Problems of a week and a few families with every kind of rule, and their best plans by trying everything."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import numpy as np

from matching.short_breaks.bound import Goal
from matching.short_breaks.build import build
from matching.short_breaks.problem import NO_LIMIT, Choice, Plan, Problem, nights_of
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.plain_check import broken


def tiny_problem(seed: int, homes: int = 1, children: int = 4, weeks: int = 1, fixed: bool = False) -> Problem:
    """Drawn from a seed; capacities, kinds of night, families apart or alone and gaps are drawn tight."""
    dice = Random(seed)
    problem = build(*draw(Shape(homes, children, weeks, (3, 2)), seed))
    pairs, nights, families = len(problem.pair_family), problem.nights, len(problem.families)
    at_home = [np.flatnonzero(problem.pair_home == h).tolist() for h in range(homes)]
    meet = sorted({tuple(sorted(dice.sample(there, 2))) for there in at_home if len(there) > 2 for _ in range(2)})
    apart = np.array(meet, dtype=np.int32).reshape(-1, 2)
    made = replace(
        problem,
        capacity=np.minimum(problem.capacity, np.array(dice.choices((2, 3, 6, 8), k=nights))).astype(np.int16),
        pair_alone=np.array([dice.random() < 0.15 for _ in range(pairs)]),
        pair_label=np.array([[dice.choice((0, 0, 1))] * nights for _ in range(pairs)], dtype=np.int8),
        least_gap=np.array([dice.randint(0, 2) for _ in range(families)], dtype=np.int16),
        most_by_night=np.array([[3] * 4 + [4] * (nights - 4), [NO_LIMIT] * nights] * families)[:families].astype(
            np.int16
        ),
        apart_one=apart[:, 0].copy(),
        apart_other=apart[:, 1].copy(),
    )
    return replace(made, fixed=some_fixed(made, dice)) if fixed else made


def some_fixed(problem: Problem, dice: Random) -> Plan:
    """A stay or two that may be in one plan together."""
    plan: Plan = ()
    for _ in range(6):
        stay = dice.randrange(len(problem.stay_pair))
        longer = tuple(sorted({*plan, Choice(stay, int(problem.pair_variants[problem.stay_pair[stay]]))}))
        if len(longer) <= 2 and not broken(problem, longer):
            plan = longer
    return plan


def options(problem: Problem, family: int) -> list[Plan]:
    """Every set of stays that the family could have, were nobody else there."""
    stays = np.flatnonzero(problem.family_of_stay == family).tolist()
    choices = [Choice(s, v) for s in stays for v in range(*problem.pair_variants[problem.stay_pair[s] :][:2].tolist())]
    alone = replace(problem, fixed=tuple(c for c in problem.fixed if c in choices))
    return [plan for plan in _sets(choices, alone) if not broken(alone, plan)]


def _sets(choices: list[Choice], problem: Problem, held: Plan = ()) -> Iterator[Plan]:
    yield held
    loose = replace(problem, fixed=(), pair_first_most=np.full(len(problem.pair_home), NO_LIMIT, dtype=np.int16))
    for i, choice in enumerate(choices):
        longer = (*held, choice)
        if not broken(loose, longer):
            yield from _sets(choices[i + 1 :], problem, longer)


def goal_value(problem: Problem, goal: Goal, plan: Plan) -> int:
    """What a plan is worth, counted plainly."""
    nights = nights_of(problem, plan)
    by_stay = 0 if goal.by_stay is None else sum(int(goal.by_stay[c.stay]) for c in plan)
    return goal.offset + by_stay + sum(int(goal.by_nights[u, n]) for u, n in enumerate(nights))


def every_plan(problem: Problem) -> Iterator[Plan]:
    """Every plan that breaks no rule."""
    loose = replace(problem, fixed=(), pair_first_most=np.full(len(problem.pair_home), NO_LIMIT, dtype=np.int16))
    return _plans(loose, [options(problem, u) for u in range(len(problem.families))], ())


def _plans(problem: Problem, left: list[list[Plan]], held: Plan) -> Iterator[Plan]:
    if not left:
        yield held
        return
    for option in left[0]:
        plan = tuple(sorted((*held, *option)))
        if not option or not broken(problem, plan):
            yield from _plans(problem, left[1:], plan)
