"""Small periods drawn from a seed with every kind of rule switched on, and plans for them, good and bad."""

from dataclasses import replace
from random import Random

import numpy as np

from matching.short_breaks.build import build
from matching.short_breaks.constraints import violations
from matching.short_breaks.grid import family_of
from matching.short_breaks.problem import NO_LIMIT, Choice, Level, Links, Plan, Problem, Spacing
from scenarios.generators.short_breaks import Shape, draw


def small_problem(seed: int, homes: int = 2, children: int = 7) -> Problem:
    """Two weeks, with everything that can be tight made so."""
    return tightened(build(*draw(Shape(homes, children, 2, (3, 2)), seed)), seed)


def tiny_problem(seed: int) -> Problem:
    """Four children and six nights at one home of two bedrooms, few enough to try every plan."""
    period, cleared = draw(Shape(1, 4, 1, (2,)), seed)
    families = tuple(f.model_copy(update={"longest_stay": 2, "shortest_stay": 1}) for f in period.families)
    return tightened(build(period.model_copy(update={"nights": 6, "families": families}), cleared), seed)


def tightened(problem: Problem, seed: int) -> Problem:
    """Turn-around, arrivals, introductions, kinds of guest, children alone, budgets, limits, company and spacing."""
    dice = Random(seed)
    homes, nights = len(problem.homes), problem.nights
    pairs, families = len(problem.pair_family), len(problem.families)
    counted = np.where(np.array([dice.random() < 0.5 for _ in range(families)]), 2, NO_LIMIT)
    limited = np.full((families, nights), NO_LIMIT)
    limited[::2] = np.sort(np.array([dice.randint(0, 8) for _ in range(nights)]))
    return replace(
        problem,
        turnaround=np.array([dice.randint(0, 2) for _ in range(homes)], dtype=np.int16),
        arrivals=np.array([[dice.randint(0, 2) for _ in range(nights)] for _ in range(homes)], dtype=np.int16),
        pair_first_most=np.array([dice.choice((1, 2, NO_LIMIT)) for _ in range(pairs)], dtype=np.int16),
        pair_alone=np.array([dice.random() < 0.15 for _ in range(pairs)]),
        pair_label=np.array([_kinds(dice, nights) for _ in range(pairs)], dtype=np.int8),
        most_stays=np.array([dice.choice((2, 3, NO_LIMIT)) for _ in range(families)], dtype=np.int16),
        least_gap=np.array([dice.randint(0, 3) for _ in range(families)], dtype=np.int16),
        most_counted=np.repeat(counted[:, None], len(problem.budgets), axis=1).astype(np.int16),
        most_by_night=limited.astype(np.int16),
        days_per_stay=seed % 2,
        levels=(*problem.levels, _company_and_spacing(problem, dice)),
    )


def _company_and_spacing(problem: Problem, dice: Random) -> Level:
    homes: dict[int, list[int]] = {}
    for pair, home in enumerate(problem.pair_home.tolist()):
        homes.setdefault(home, []).append(pair)
    met = np.array([(*sorted(dice.sample(p, 2)), dice.randint(1, 6)) for p in homes.values() for _ in range(3)])
    links = Links(met[:, 0].astype(np.int32), met[:, 1].astype(np.int32), met[:, 2])
    families = len(problem.families)
    window = np.array([dice.randint(0, 6) for _ in range(families)], dtype=np.int16)
    rooms = np.array([dice.randint(0, 2) for _ in problem.variant_pair], dtype=np.int16)
    spacing = Spacing(window, np.full(families, 3))
    return Level("company", by_variant=rooms, links=links, spacing=spacing)


def _kinds(dice: Random, nights: int) -> list[int]:
    kind, turns = dice.choice((0, 0, 1, 2)), dice.randrange(4 * nights)
    return [min(kind + (t >= turns), 2) for t in range(nights)]


def random_choice(problem: Problem, dice: Random) -> Choice:
    """Any stay in any of its ways."""
    stay = dice.randrange(len(problem.stay_pair))
    pair = int(problem.stay_pair[stay])
    return Choice(stay, dice.randrange(int(problem.pair_variants[pair]), int(problem.pair_variants[pair + 1])))


def sound_plan(problem: Problem, dice: Random, tries: int = 60) -> Plan:
    """A plan that breaks nothing, made of random choices that fit; short stays first."""
    plan: Plan = problem.fixed
    wanted = sorted((random_choice(problem, dice) for _ in range(tries)), key=lambda c: problem.stay_nights[c.stay])
    for choice in wanted:
        longer = tuple(sorted({*plan, choice}))
        if not any(violations(problem, longer)):
            plan = longer
    return plan


def disturbed(problem: Problem, plan: Plan, dice: Random) -> Plan:
    """The plan with one stay more, one less, or another in the place of a family's own."""
    added = random_choice(problem, dice)
    way = dice.randrange(3)
    left = list(plan)
    if way == 1 and left:
        left.pop(dice.randrange(len(left)))
        return tuple(left)
    if way == 2:
        left = [c for c in left if family_of(problem, c) != family_of(problem, added)]
    return tuple(sorted({*left, added}))
