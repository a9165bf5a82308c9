"""Swaps: families who would each rather have another's nights, in cycles of two to four, with every rule checked again.

It is advice. A swap is made only when every family in it has agreed. A confirmed booking is a promise, which comes
before wishes: it is no part of a swap until the booking itself is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product

import networkx as nx

from matching.errors import BadInput
from matching.errors import Problem as Wrong
from matching.optimise.choose import Choice as Selection
from matching.optimise.choose import Level as Aim
from matching.optimise.choose import best_choice
from matching.short_breaks.build import build
from matching.short_breaks.constraints import introductions, violations
from matching.short_breaks.memory import refuse_too_large
from matching.short_breaks.move import fits_all
from matching.short_breaks.period import Period, PlannedStay
from matching.short_breaks.preferring import Preferring
from matching.short_breaks.problem import Choice, Plan, Problem
from matching.short_breaks.restating import restated
from matching.short_breaks.result import Planned
from matching.short_breaks.rooming import NotACandidate, name_bedrooms, plan_of
from matching.short_breaks.same_stay import when_where
from matching.short_breaks.swap_moves import (
    Agreement,
    Exchange,
    Swap,
    SwapMade,
    SwapMove,
    SwapsOffered,
    not_agreed,
)
from matching.short_breaks.swaps_looked import MOST_FAMILIES, Looked

MOST_CYCLES = 300
"""Cycles looked at, those of the fewest families first; a larger period has more than anybody could be asked about."""
MOST_WAYS = 12
"""Ways into bedrooms tried for one cycle."""


def swaps(period: Period, planned: Planned) -> tuple[Swap, ...]:
    """The swaps that `offered` finds, alone."""
    return offered(period, planned).swaps


def offered(period: Period, planned: Planned) -> SwapsOffered:
    """Swaps that can all be made together, and how far they were looked for.

    Raises BadInput for a period too large for the memory there is.
    """
    refuse_too_large(period, planned.cleared, processes=1)
    problem = build(period, planned.cleared, each_bedroom_apart=True)
    plan = plan_of(problem, period, planned.allocation.stays)
    preferring = Preferring(problem, plan, frozenset(plan_of(problem, period, _booked(period, planned))))
    cycles = _Cycles(preferring)
    tried = [_made(preferring, cycle) for cycle in cycles.found()]
    found = [made for made in tried if isinstance(made, tuple)]
    told = [_told(preferring, period, steps) for steps in _together(preferring, found)]
    looked = Looked(
        cycles=cycles.drawn, every_up_to=cycles.every_up_to, bedrooms_left=sum(made is NOT_ALL_TRIED for made in tried)
    )
    best_first = sorted(told, key=lambda s: (-s.gain, s.moves[0].family, s.moves[0].gives.first_night))
    return SwapsOffered(swaps=tuple(best_first), looked=looked)


def _booked(period: Period, planned: Planned) -> tuple[PlannedStay, ...]:
    """Stays of the plan that are bookings: they were promised, whatever the policy makes of promises."""
    booked = set(map(when_where, period.bookings))
    return tuple(stay for stay in planned.allocation.stays if when_where(stay) in booked)


def make_swaps(period: Period, planned: Planned, chosen: Sequence[Swap], agreed: Sequence[Agreement]) -> Planned:
    """The plan with these swaps made, checked again, and with every figure that follows; who agreed stays in it.

    Raises BadInput for swaps that are not swaps of this plan, that do not go together, or to which not all agree.
    """
    problems = list(not_agreed([move.family for swap in chosen for move in swap.moves], agreed))
    if problems:
        raise BadInput(problems)
    stays = stays_exchanged(period, planned, [move for swap in chosen for move in swap.moves])
    allocation = restated(period, planned.cleared, stays, planned.allocation, planned.allocation.levels)
    made = (*planned.allocation.swapped, *(_made_as(swap, agreed) for swap in chosen))
    allocation = allocation.model_copy(update={"swapped": made})
    return Planned(cleared=planned.cleared, allocation=allocation).sealed()


def _made_as(swap: Swap, agreed: Sequence[Agreement]) -> SwapMade:
    moves = tuple(Exchange(family=move.family, gives=move.gives, gets=move.gets) for move in swap.moves)
    families = {move.family for move in moves}
    return SwapMade(moves=moves, agreed=tuple(each for each in agreed if each.family in families))


def stays_exchanged(period: Period, planned: Planned, moves: Sequence[Exchange]) -> tuple[PlannedStay, ...]:
    """The stays of the plan once these families have exchanged theirs.

    Raises BadInput as `make_swaps`: each has to get what another gives up, of as many nights, and to gain; every rule
    has to hold, and no earlier level to fall.
    """
    gone, come = {move.gives for move in moves}, [move.gets for move in moves]
    problem = build(period, planned.cleared, each_bedroom_apart=True)
    free = set(planned.allocation.stays).difference(_booked(period, planned))
    stays = (*(s for s in planned.allocation.stays if s not in gone), *come)
    of_each = [m.family for m in moves if m.family == m.gives.family == m.gets.family and m.family in problem.families]
    are_swaps = gone <= free and len(set(of_each)) == len(moves) and _is_an_exchange(moves)
    try:
        after, before = (plan_of(problem, period, some) for some in (stays, planned.allocation.stays))
        numbers = [problem.families.index(family) for family in of_each]
        are_good = are_swaps and _is_good(Preferring(problem, before), after, numbers)
    except NotACandidate:
        are_good = False
    if not are_good:
        way_out = "Make fewer of them, and look for swaps again in the plan that comes of it."
        raise BadInput([Wrong("the swaps", "these cannot all be made together in this plan", way_out)])
    return stays


def _is_an_exchange(moves: Sequence[Exchange]) -> bool:
    """Whether what is got is what is given up, each stay for one of as many nights."""
    given = sorted((m.gives.urn, m.gives.first_night, m.gives.nights) for m in moves)
    got = sorted((m.gets.urn, m.gets.first_night, m.gets.nights) for m in moves)
    return given == got and all(m.gives.nights == m.gets.nights for m in moves)


Steps = tuple[tuple[Choice, Choice], ...]
"""For each stay given up, what its family gets instead."""


class _NotAllTried:
    """That no way into bedrooms was found among those tried, and that there are more."""


NOT_ALL_TRIED = _NotAllTried()


class _Cycles:
    """Stays given up with the candidate that each family gets, for every cycle of different families, shortest first.

    What was drawn, and up to how many families every cycle was, is known once they have been.
    """

    def __init__(self, preferring: Preferring) -> None:
        self._preferring = preferring
        self.drawn, self.every_up_to = 0, 1

    def found(self) -> Iterator[tuple[tuple[Choice, int], ...]]:
        graph: nx.DiGraph[Choice] = nx.DiGraph()
        wanted = dict(self._preferring.wanted())
        graph.add_edges_from(wanted)
        for families in range(2, MOST_FAMILIES + 1):
            for cycle in nx.simple_cycles(graph, length_bound=families):
                if len(cycle) < families:
                    continue
                if self.drawn == MOST_CYCLES:
                    return
                self.drawn += 1
                if self._of_different_families(cycle):
                    begun = cycle.index(min(cycle))
                    turned = (*cycle[begun:], *cycle[:begun], cycle[begun])
                    yield tuple((one, wanted[one, other]) for one, other in pairwise(turned))
            self.every_up_to = families

    def _of_different_families(self, cycle: Sequence[Choice]) -> bool:
        family = self._preferring.problem.family_of_stay
        return len({int(family[choice.stay]) for choice in cycle}) == len(cycle)


def _made(preferring: Preferring, cycle: Sequence[tuple[Choice, int]]) -> Steps | _NotAllTried | None:
    """The cycle with ways into bedrooms that break no rule, if everybody in it gains and nobody loses."""
    problem, given = preferring.problem, {gives for gives, _ in cycle}
    families = [int(problem.family_of_stay[stay]) for _, stay in cycle]
    preferring = preferring.beside(families, given)
    left = tuple(c for c in preferring.plan if c not in given)
    for n, ways in enumerate(product(*(_ways(problem, stay) for _, stay in cycle))):
        if n == MOST_WAYS:
            return NOT_ALL_TRIED
        come = tuple(Choice(stay, way) for (_, stay), way in zip(cycle, ways, strict=True))
        after = tuple(sorted((*left, *come)))
        if (n == 0 or preferring.sees_bedrooms) and not preferring.is_better(after, families):
            if preferring.sees_bedrooms:
                continue
            return None
        if fits_all(problem, left, come) and not any(introductions.violations(problem, after)):
            return tuple(zip((gives for gives, _ in cycle), come, strict=True))
    return None


def _ways(problem: Problem, stay: int) -> range:
    pair = int(problem.stay_pair[stay])
    return range(int(problem.pair_variants[pair]), int(problem.pair_variants[pair + 1]))


def _are_good(preferring: Preferring, made: Sequence[Steps]) -> bool:
    families = [int(preferring.problem.family_of_stay[gives.stay]) for steps in made for gives, _ in steps]
    return _is_good(preferring, _with(preferring.plan, made), families)


def _is_good(preferring: Preferring, after: Plan, families: Sequence[int]) -> bool:
    return preferring.is_better(after, families) and next(violations(preferring.problem, after), None) is None


def _together(preferring: Preferring, found: Sequence[Steps]) -> list[Steps]:
    """Swaps of the most gain that share no family, less those that go wrong once the others are made."""
    if not found:
        return []
    families: dict[int, list[int]] = {}
    for n, steps in enumerate(found):
        for gives, _ in steps:
            families.setdefault(int(preferring.problem.family_of_stay[gives.stay]), []).append(n)
    gains = [sum(_gains(preferring, steps)) for steps in found]
    aim = Aim("gain", tuple(-g for g in gains))
    picked = best_choice(Selection(len(found), at_most=tuple(families.values()), levels=(aim,))) or ()
    made: list[Steps] = []
    for n in sorted(picked, key=lambda i: (-gains[i], i)):
        if _are_good(preferring, [*made, found[n]]):
            made.append(found[n])
    return made


def _gains(preferring: Preferring, steps: Steps) -> list[int]:
    after = _with(preferring.plan, [steps])
    return [preferring.gain(after, int(preferring.problem.family_of_stay[gives.stay])) for gives, _ in steps]


def _with(plan: Plan, made: Iterable[Steps]) -> Plan:
    both = [step for steps in made for step in steps]
    gone = {gives for gives, _ in both}
    return tuple(sorted([*(c for c in plan if c not in gone), *(gets for _, gets in both)]))


def _told(preferring: Preferring, period: Period, steps: Steps) -> Swap:
    problem, plan = preferring.problem, preferring.plan
    after = _with(plan, [steps])
    before_named = dict(zip(plan, name_bedrooms(problem, period, plan), strict=True))
    after_named = dict(zip(after, name_bedrooms(problem, period, after), strict=True))
    return Swap(
        moves=tuple(
            SwapMove(family=before_named[gives].family, gives=before_named[gives], gets=after_named[gets], gain=gain)
            for (gives, gets), gain in zip(steps, _gains(preferring, steps), strict=True)
        )
    )
