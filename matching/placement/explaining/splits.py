"""Brothers and sisters whom the plan parts, and what keeping them together would cost, worked out anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from matching.optimise.lexicographic import Effort, Stop, never
from matching.placement.explaining.nearby import homes_for_both, nearby
from matching.placement.problem import Plan, Problem, Siblings
from matching.placement.solve import LevelFound, solve
from matching.placement.verifying import verify

Leaves = Callable[[Problem, Plan], bool]
"""Whether a plan could be carried out as it is, once everybody who would come together in it was asked about."""
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

    An empty price says that nothing would be lost. `possible` is False where no plan keeps them together. Where
    `is_least` is False, only children nearby were moved: a plan that moves others too may cost less.
    """

    children: tuple[str, str]
    homes: tuple[str | None, str | None]
    price: tuple[Change, ...] | None
    possible: bool | None
    is_least: bool = True
    homes_for_both: int = 0


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
        shared = len(homes_for_both(problem, siblings))
        if not shared:
            split = Split(siblings.children, homes, None, False)
        elif number >= MOST or stop():
            split = Split(siblings.children, homes, None, None)
        elif whole:
            split = _priced(problem, siblings, homes, levels, effort, leaves)
        else:
            split = _priced_nearby(problem, plan, siblings, homes, levels, leaves)
        yield replace(split, homes_for_both=shared)


def _are_parted(siblings: Siblings, home: dict[str, str]) -> bool:
    one, other = (home.get(c) for c in siblings.children)
    return one != other


def _priced_nearby(
    problem: Problem,
    plan: Plan,
    siblings: Siblings,
    homes: tuple[str | None, str | None],
    levels: tuple[LevelFound, ...],
    leaves: Leaves,
) -> Split:
    """By a plan that keeps everybody else where the plan has them; checked as any other."""
    part = nearby(problem, plan, siblings)
    found = solve(part.problem, Effort(NEARBY_WORK)).plan
    if found is None:
        return Split(siblings.children, homes, None, None)
    verdict, home = verify(problem, part.joined(found)), {p.child: p.urn for p in found}
    one, other = siblings.children
    if verdict.broken or not leaves(problem, part.joined(found)) or one not in home or home[one] != home.get(other):
        return Split(siblings.children, homes, None, None)
    changes = [Change(x.id, x.value, verdict.values.get(x.id, 0)) for x in levels if x.id != "siblings"]
    return Split(siblings.children, homes, tuple(c for c in changes if c.now != c.then), True, is_least=False)


def _priced(
    problem: Problem,
    siblings: Siblings,
    homes: tuple[str | None, str | None],
    levels: tuple[LevelFound, ...],
    effort: Effort,
    leaves: Leaves,
) -> Split:
    """Kept together here means both placed in one home, or neither placed."""
    held = Siblings(siblings.children, must=True)
    changed = replace(problem, siblings=(*(s for s in problem.siblings if s != siblings), held))
    found = solve(changed, effort)
    if found.plan is None or not leaves(problem, found.plan):
        return Split(siblings.children, homes, None, None)
    home = {p.child: p.urn for p in found.plan}
    one, other = siblings.children
    then = {level.id: level.value for level in found.levels}
    changes = [Change(x.id, x.value, then.get(x.id, 0)) for x in levels if x.id != "siblings"]
    lost = [c for c in changes if c.now != c.then]
    return Split(siblings.children, homes, tuple(lost), one in home and home[one] == home.get(other))
