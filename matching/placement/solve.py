"""The best plan by every level in order, with a bound for each: asked of the solver, and nothing is shown from here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from matching.optimise.again import Proof
from matching.optimise.lexicographic import Effort, Stop, best_by_aims, never
from matching.optimise.status import Status
from matching.placement.beginning import MayJoin, anybody, first_plan, plan_again
from matching.placement.constraints import CONSTRAINTS, Constraint
from matching.placement.level import Level, Pack, aim_of, packs, parts_of
from matching.placement.model import Model
from matching.placement.objectives import levels_of
from matching.placement.problem import Plan, Problem

Told = Callable[[str, int, int], None]
"""Told the level that is being worked on, how many come before it, and how many there are."""


@dataclass(frozen=True)
class LevelFound:
    """A level's value, and what no plan exceeds that is as good at every level before. None: not worked out."""

    id: str
    value: int
    bound: int | None
    exact: bool = True
    """Whether the bound was reckoned in whole numbers; else in floating point, and rounded up."""

    @property
    def proven(self) -> bool:
        """Whether no plan does better here without doing worse at an earlier level."""
        return self.bound is not None and self.value >= self.bound


@dataclass(frozen=True)
class Solved:
    """How it ended, the plan (None: none was found), every level in order, and the solver's work."""

    status: Status
    plan: Plan | None
    levels: tuple[LevelFound, ...]
    work: float
    proofs: tuple[Proof, ...] = field(default=(), repr=False, compare=False)
    """What proves it, to begin from when more is asked."""


@dataclass(frozen=True)
class Before:
    """A problem and what was found of it, to begin from when of more children it is found what is between them."""

    problem: Problem
    solved: Solved

    def begins(self, problem: Problem) -> bool:
        """Whether the other problem allows no plan that this one does not, and none is worth more there.

        That is so where it differs from this one by having more who are parted, more doubts and more strains.
        """
        was = self.problem
        if replace(problem, apart=was.apart, doubts=was.doubts, strains=was.strains) != was:
            return False
        now = {*problem.apart, *problem.doubts, *problem.strains}
        return now >= {*was.apart, *was.doubts, *was.strains}


def _asked_of(together: Sequence[Pack], down_to: Collection[str]) -> Sequence[Pack]:
    """The packs up to the last that holds a level of those objectives: never a part of one, which proves less."""
    last = [n for n, pack in enumerate(together) if any(level.objective in down_to for level in pack)]
    return together[: last[-1] + 1] if last else together


def solve(
    problem: Problem,
    effort: Effort | None = None,
    constraints: Sequence[Constraint] = CONSTRAINTS,
    levels: Callable[[Model], tuple[Level, ...]] = levels_of,
    told: Told | None = None,
    stop: Stop = never,
    before: Before | None = None,
    down_to: Collection[str] = (),
    may_join: MayJoin = anybody,
) -> Solved:
    """The best plan. The same problem, seed and work give the same plan, whatever the machine.

    `before`: a problem to begin from, by the same constraints and levels. Where this one allows no more, its plan is
    begun from and its proofs are used again; else everything is worked out anew.
    `down_to`: objectives after whose levels no more are asked for; none: all levels are.
    `may_join`: who may be put together in the plan that it begins from.
    """
    model = Model(problem)
    for constraint in constraints:
        constraint.add(model)
    found = levels(model)
    together = _asked_of(tuple(packs(found)), down_to)
    aims = [aim_of(pack, model.program.count) for pack in together]

    def tell(name: str, number: int, value: int, bound: int) -> None:
        if told is not None:
            told(name, number, len(aims))

    begun = before.solved if before is not None and before.begins(problem) else None
    again = None if begun is None else begun.plan
    start = first_plan(model, may_join) if again is None else plan_again(model, again, may_join)
    proofs = () if begun is None else begun.proofs
    best = best_by_aims(model.program, aims, effort or Effort(), start, tell, stop, model.completed, proofs)
    if best.taken is None:
        return Solved(best.status, None, (), best.work)
    reached = []
    for pack, aim in zip(together, best.reached, strict=True):
        values = [int(level.amounts[best.taken[: len(level.amounts)]].sum()) for level in pack]
        reached += [
            LevelFound(level.id, value, bound, aim.exact)
            for level, value, bound in zip(pack, values, parts_of(pack, values, aim.bound), strict=True)
        ]
    return Solved(best.status, model.plan(best.taken), tuple(reached), best.work, best.proofs)
