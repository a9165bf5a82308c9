"""Brothers and sisters whom the plan parts, and what keeping them together would cost, worked out anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from matching.errors import EngineFault
from matching.optimise.lexicographic import Effort, Stop, never
from matching.optimise.status import Status
from matching.placement.explaining.nearby import homes_for_both, nearby
from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.objectives import levels_of
from matching.placement.objectives import siblings as siblings_together
from matching.placement.problem import Plan, Problem, Siblings
from matching.placement.solve import LevelFound, solve
from matching.placement.verifying import verify

Leaves = Callable[[Problem, Plan], bool]
"""Whether a plan could be carried out as it is, once everybody who would come together in it was asked about."""
BOTH = "both"
NEARBY_WORK = 2.0
MOST = 12
"""So many prices are worked out at most; of the other splits it is said that theirs was not."""


@dataclass(frozen=True)
class Change:
    """A level that would be different, with its value now and then."""

    level: str
    now: int
    then: int


@dataclass(frozen=True)
class Split:
    """Two who should live together and would not. `price`: the first level lost and those after; None: not known.

    The price is that of a plan that has both in one home; an empty one says that nothing would be lost. `possible` is
    False only where it is proven that no plan has, and None where that was not found out. Where `is_least` is False,
    a plan may cost less: only children nearby were moved, or the work ran out before this one was proven best.
    """

    children: tuple[str, str]
    homes: tuple[str | None, str | None]
    price: tuple[Change, ...] | None
    possible: bool | None
    is_least: bool = True
    homes_for_both: int = 0
    supposed: int = 0
    """Of so many of these homes it is only supposed that one place is free."""


def every_plan(problem: Problem, plan: Plan) -> bool:
    """Nothing more has to be asked of any plan."""
    return True


def splits(
    problem: Problem,
    plan: Plan,
    levels: tuple[LevelFound, ...],
    effort: Effort,
    *,
    whole: bool,
    stop: Stop = never,
    leaves: Leaves = every_plan,
) -> Iterator[Split]:
    """Every two parted, in order, with the price of keeping just those two together.

    `whole`: every child may be moved for it; else only those who live, or could, where the two could live together.
    """
    home = {p.child: p.urn for p in plan}
    parted = [s for s in problem.siblings if not s.must and _are_parted(s, home)]
    for number, siblings in enumerate(parted):
        one, other = siblings.children
        homes = (home.get(one), home.get(other))
        shared = homes_for_both(problem, siblings)
        supposed = sum(1 for home in problem.homes if home.is_supposed and home.urn in shared)
        if not shared:
            split = Split(siblings.children, homes, None, False)
        elif number >= MOST or stop():
            split = Split(siblings.children, homes, None, None)
        elif whole:
            split = _priced(problem, siblings, homes, levels, effort, stop, leaves)
        else:
            split = _priced_nearby(problem, plan, siblings, homes, levels, stop, leaves)
        yield replace(split, homes_for_both=len(shared), supposed=supposed)


def _are_parted(siblings: Siblings, home: dict[str, str]) -> bool:
    one, other = (home.get(c) for c in siblings.children)
    return one != other


def _priced_nearby(
    problem: Problem,
    plan: Plan,
    siblings: Siblings,
    homes: tuple[str | None, str | None],
    levels: tuple[LevelFound, ...],
    stop: Stop,
    leaves: Leaves,
) -> Split:
    """By a plan that keeps everybody else where the plan has them. Where there is none, another may have both."""
    part = nearby(problem, plan, siblings)
    found = solve(part.problem, Effort(NEARBY_WORK), levels=_with_both(siblings), stop=stop).plan
    then = None if found is None else part.joined(found)
    if then is None or not _has_both(then, siblings) or verify(problem, then).broken or not leaves(problem, then):
        return Split(siblings.children, homes, None, None)
    return Split(siblings.children, homes, tuple(_price(problem, then, levels)), True, is_least=False)


def _priced(
    problem: Problem,
    siblings: Siblings,
    homes: tuple[str | None, str | None],
    levels: tuple[LevelFound, ...],
    effort: Effort,
    stop: Stop,
    leaves: Leaves,
) -> Split:
    """By the best plan that has both in one home; it is impossible only where that there is none is proven."""
    held = Siblings(siblings.children, must=True)
    changed = replace(problem, siblings=(*(s for s in problem.siblings if s != siblings), held))
    found = solve(changed, effort, levels=_with_both(siblings), stop=stop)
    if found.status is Status.INFEASIBLE or (found.levels and found.levels[0].bound == 0):
        return Split(siblings.children, homes, None, False)
    if found.plan is None or not _has_both(found.plan, siblings) or not leaves(problem, found.plan):
        return Split(siblings.children, homes, None, None)
    broken = verify(problem, found.plan).broken
    if broken:
        raise EngineFault(f"A plan was made that breaks rules: {broken[0].rule}.")
    price = tuple(_price(problem, found.plan, levels))
    return Split(siblings.children, homes, price, True, is_least=found.status is Status.OPTIMAL)


def _with_both(siblings: Siblings) -> Callable[[Model], tuple[Level, ...]]:
    """The levels, and before them all that a child has a home, of two who are held together."""

    def levels(model: Model) -> tuple[Level, ...]:
        placed = Level(BOTH, model.amounts(c.child == siblings.children[0] for c in model.choices), 1)
        return (placed, *levels_of(model))

    return levels


def _has_both(plan: Plan, siblings: Siblings) -> bool:
    home = {p.child: p.urn for p in plan}
    one, other = siblings.children
    return one in home and home[one] == home.get(other)


def _price(problem: Problem, then: Plan, levels: tuple[LevelFound, ...]) -> Iterator[Change]:
    """Every level that is different; of brothers and sisters together, without the two whom the plan then has so."""
    values = verify(problem, then).values
    for level in levels:
        others = level.id == siblings_together.ID
        change = Change(f"{level.id}: the others" if others else level.id, level.value, values[level.id] - others)
        if change.now != change.then:
            yield change
