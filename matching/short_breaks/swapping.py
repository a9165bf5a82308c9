"""Swaps: families who would each rather have another's nights, in cycles of two to four, with every rule checked again.

It is advice. A swap is made only when every family in it has agreed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, product

import networkx as nx
import numpy as np

from matching.optimise.choose import Choice as Selection
from matching.optimise.choose import Level as Aim
from matching.optimise.choose import best_choice
from matching.short_breaks.allocate import checked, inputs_digest
from matching.short_breaks.build import build
from matching.short_breaks.constraints import introductions, violations
from matching.short_breaks.explaining import family_results
from matching.short_breaks.move import fits_all
from matching.short_breaks.objectives import wishes
from matching.short_breaks.period import Period, PlannedStay
from matching.short_breaks.problem import Choice, Ints, Plan, Problem
from matching.short_breaks.result import Planned
from matching.short_breaks.rooming import name_bedrooms, plan_of
from matching.world.record import Ident, Record

MOST_FAMILIES = 4
MOST_CYCLES = 300
"""Cycles looked at, those of the fewest families first; a larger period has more than anybody could be asked about."""
MOST_WAYS = 12
"""Ways into bedrooms tried for one cycle."""


class SwapMove(Record):
    """One family's part: the stay it gives up, the one it gets, and how much better that meets its wishes."""

    family: Ident
    gives: PlannedStay
    gets: PlannedStay
    gain: int


class Swap(Record):
    """One cycle; every family in it gains, and nobody else is touched."""

    moves: tuple[SwapMove, ...]

    @property
    def gain(self) -> int:
        """Of all its families together, in points of wishes."""
        return sum(move.gain for move in self.moves)


def swaps(period: Period, planned: Planned) -> tuple[Swap, ...]:
    """Swaps that can all be made together, of the most gain; the greatest first."""
    problem = build(period, planned.cleared)
    plan = plan_of(problem, period, planned.allocation.stays)
    worth = _worth(problem)
    found = [swap for cycle in _cycles(problem, plan, worth) if (swap := _swap(problem, plan, cycle)) is not None]
    chosen = _together(problem, plan, worth, found)
    named = dict(zip(plan, name_bedrooms(problem, period, plan), strict=True))
    told = (_told(problem, period, plan, swap, worth, named) for swap in chosen)
    return tuple(sorted(told, key=lambda s: (-s.gain, s.moves[0].family)))


def make_swaps(period: Period, planned: Planned, chosen: Sequence[Swap]) -> Planned:
    """The plan with these swaps made, checked again. Level bounds are left as they were."""
    gone = {move.gives for swap in chosen for move in swap.moves}
    come = tuple(move.gets for swap in chosen for move in swap.moves)
    stays = (*(s for s in planned.allocation.stays if s not in gone), *come)
    problem = build(period, planned.cleared)
    plan = plan_of(problem, period, stays)
    named = tuple(sorted(name_bedrooms(problem, period, plan), key=_order))
    verdict = checked(period, planned.cleared, named)
    values = {level.id: level.value for level in verdict.levels}
    allocation = planned.allocation.model_copy(
        update={
            "stays": named,
            "levels": tuple(one.model_copy(update={"value": values[one.id]}) for one in planned.allocation.levels),
            "families": family_results(period, planned.cleared, problem, plan, named),
            "inputs_sha256": inputs_digest(period),
            "familiar_bedroom_nights": verdict.familiar_bedroom_nights,
        }
    )
    return planned.model_copy(update={"allocation": allocation})


Steps = tuple[tuple[Choice, int], ...]
"""For each stay given up, the candidate stay that its family gets instead."""


def _worth(problem: Problem) -> Ints:
    level = problem.level(wishes.ID)
    if level is None or level.by_stay is None:
        return np.zeros(len(problem.stay_pair), dtype=np.int64)
    return level.by_stay


def _cycles(problem: Problem, plan: Plan, worth: Ints) -> Iterator[Steps]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    wanted: dict[tuple[int, int], int] = {}
    free = [c for c in plan if c not in problem.fixed]
    for i, j in product(range(len(free)), repeat=2):
        if problem.family_of_stay[free[i].stay] != problem.family_of_stay[free[j].stay]:
            gets = _same_nights(problem, free[i], free[j])
            if gets is not None and worth[gets] > worth[free[i].stay]:
                graph.add_edge(i, j)
                wanted[i, j] = gets
    cycles = nx.simple_cycles(graph, length_bound=MOST_FAMILIES)
    for _, cycle in zip(range(MOST_CYCLES), cycles, strict=False):
        if len({int(problem.family_of_stay[free[i].stay]) for i in cycle}) == len(cycle):
            yield tuple((free[i], wanted[i, j]) for i, j in pairwise((*cycle, cycle[0])))


def _same_nights(problem: Problem, mine: Choice, other: Choice) -> int | None:
    """The candidate of my family with the other's home and nights; no fewer nights than mine."""
    if problem.stay_nights[other.stay] < problem.stay_nights[mine.stay]:
        return None
    family = int(problem.family_of_stay[mine.stay])
    home = problem.pair_home[problem.stay_pair[other.stay]]
    for pair in range(int(problem.family_pairs[family]), int(problem.family_pairs[family + 1])):
        if problem.pair_home[pair] == home:
            low, high = int(problem.pair_stays[pair]), int(problem.pair_stays[pair + 1])
            first = problem.stay_first[low:high] == problem.stay_first[other.stay]
            hits = np.flatnonzero(first & (problem.stay_nights[low:high] == problem.stay_nights[other.stay]))
            return low + int(hits[0]) if len(hits) else None
    return None


def _swap(problem: Problem, plan: Plan, steps: Steps) -> tuple[Steps, Plan] | None:
    """The steps with ways into bedrooms that break no rule, or None."""
    gone = {choice for choice, _ in steps}
    left = tuple(c for c in plan if c not in gone)
    ways = islice(product(*(_variants(problem, stay) for _, stay in steps)), MOST_WAYS)
    for variants in ways:
        come = tuple(Choice(stay, v) for (_, stay), v in zip(steps, variants, strict=True))
        if fits_all(problem, left, come) and not any(introductions.violations(problem, tuple(sorted((*left, *come))))):
            return steps, come
    return None


def _variants(problem: Problem, stay: int) -> range:
    pair = int(problem.stay_pair[stay])
    return range(int(problem.pair_variants[pair]), int(problem.pair_variants[pair + 1]))


def _together(
    problem: Problem, plan: Plan, worth: Ints, found: Sequence[tuple[Steps, Plan]]
) -> list[tuple[Steps, Plan]]:
    """Swaps of the most gain that share no family, less those that break a rule once the others are made."""
    if not found:
        return []
    families: dict[int, list[int]] = {}
    for n, (steps, _) in enumerate(found):
        for choice, _ in steps:
            families.setdefault(int(problem.family_of_stay[choice.stay]), []).append(n)
    gains = [_gain(worth, steps) for steps, _ in found]
    aim = Aim("gain", tuple(-g for g in gains))
    selection = Selection(len(found), at_most=tuple(families.values()), levels=(aim,))
    picked = best_choice(selection) or ()
    made: list[tuple[Steps, Plan]] = []
    for n in sorted(picked, key=lambda i: (-gains[i], i)):
        if next(violations(problem, _with(plan, [*made, found[n]])), None) is None:
            made.append(found[n])
    return made


def _gain(worth: Ints, steps: Steps) -> int:
    return sum(int(worth[gets]) - int(worth[choice.stay]) for choice, gets in steps)


def _with(plan: Plan, made: Iterable[tuple[Steps, Plan]]) -> Plan:
    gone = {choice for steps, _ in made for choice, _ in steps}
    come = [choice for _, new in made for choice in new]
    return tuple(sorted([*(c for c in plan if c not in gone), *come]))


def _told(
    problem: Problem,
    period: Period,
    plan: Plan,
    swap: tuple[Steps, Plan],
    worth: Ints,
    named: dict[Choice, PlannedStay],
) -> Swap:
    steps, come = swap
    after = _with(plan, [swap])
    rooms = dict(zip(after, name_bedrooms(problem, period, after), strict=True))
    return Swap(
        moves=tuple(
            SwapMove(
                family=named[choice].family,
                gives=named[choice],
                gets=rooms[new],
                gain=int(worth[gets]) - int(worth[choice.stay]),
            )
            for (choice, gets), new in zip(steps, come, strict=True)
        )
    )


def _order(stay: PlannedStay) -> tuple[str, str, str]:
    return stay.first_night.isoformat(), stay.urn, stay.family
