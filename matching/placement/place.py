"""Places everybody who waits: the best plan, checked by other code before it is shown, with what it gave up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from random import Random

from matching.errors import BadInput, EngineFault
from matching.optimise.lexicographic import Effort, Stop, never
from matching.optimise.status import Status
from matching.placement.beginning import MayJoin, anybody
from matching.placement.bounding import bounded
from matching.placement.conflict import clashing
from matching.placement.conflict import sentences as clash_sentences
from matching.placement.explaining import not_looked_for
from matching.placement.explaining.blocking import Blocking, blocking_pairs, fewest_blocking
from matching.placement.explaining.splits import Change, Leaves, every_plan, splits
from matching.placement.faults import digest, faults
from matching.placement.in_time import a_moment, work_after
from matching.placement.last_places import last_places
from matching.placement.objectives import counts_of, name_of
from matching.placement.problem import Plan, Problem
from matching.placement.result import (
    Difference,
    LevelResult,
    PairResult,
    Placement,
    ShortageResult,
    SplitResult,
    Steadier,
)
from matching.placement.shortage import hindrance, shortage
from matching.placement.solve import Before, LevelFound, Solved, Told, solve
from matching.placement.telling import children_told
from matching.placement.verifying import verify

EXPLAINED = 6_000
"""With more possible pairs than this, other plans are not worked out to compare with, and the plan says so."""


def place(
    problem: Problem,
    effort: Effort | None = None,
    told: Told | None = None,
    stop: Stop = never,
    dice: Random | None = None,
    expected: float = 0.0,
) -> Placement:
    """The best plan with its proof. `expected`: how many more children are, to say what last places are worth to them.

    `dice` draws who those are; without them nothing is drawn. Raises BadInput for a problem that contradicts itself,
    with everything wrong in it.

    Raises EngineFault rather than show a plan that the independent check does not find sound and worth what is said.
    When somebody wants it to `stop`, the best plan so far is told without the other plans that it is compared with.
    """
    effort = effort or Effort()
    return answered(problem, planned(problem, effort, told, stop), effort, stop, dice, expected)


def planned(
    problem: Problem,
    effort: Effort,
    told: Told | None = None,
    stop: Stop = never,
    before: Before | None = None,
    down_to: Collection[str] = (),
    may_join: MayJoin = anybody,
) -> Solved:
    """The best plan, checked; what is raised is as of `place`. `before`, `down_to`, `may_join`: as of `solve`."""
    wrong = tuple(faults(problem))
    if wrong:
        raise BadInput(wrong)
    solved = solve(problem, effort, told=told, stop=stop, before=before, down_to=down_to, may_join=may_join)
    if solved.plan is not None:
        checked(problem, solved.plan, solved.levels)
    return solved


def answered(
    problem: Problem,
    solved: Solved,
    effort: Effort,
    stop: Stop = never,
    dice: Random | None = None,
    expected: float = 0.0,
    leaves: Leaves = every_plan,
) -> Placement:
    """A checked plan with what it gave up, or what it is that cannot be kept.

    `leaves` says of another plan whether it could be carried out as it is: one that could not is not told.
    """
    if solved.plan is None:
        clash = tuple(clash_sentences(clashing(problem))) if solved.status is Status.INFEASIBLE else ()
        return _placement(problem, solved, effort, (), clash=clash)
    plan = solved.plan
    solved = bounded(problem, solved, a_moment(stop), work_after(stop, effort.work))
    checked(problem, plan, solved.levels)
    found = _explained(problem, solved, effort, plan, stop, leaves)
    if dice is None or expected <= 0:
        return found
    places, reckoned = last_places(problem, plan, expected, dice, a_moment(stop))
    return found.model_copy(update={"last_places": places, "reckoned": reckoned, "expected": expected})


def checked(problem: Problem, plan: Plan, levels: Sequence[LevelFound]) -> None:
    """Raises EngineFault when the independent check finds a rule broken, or another worth than is said."""
    verdict = verify(problem, plan)
    if verdict.broken:
        rules = ", ".join(sorted({b.rule for b in verdict.broken}))
        raise EngineFault(f"A plan was made that breaks rules, and is not shown: {rules}.")
    different = [level.id for level in levels if verdict.values.get(level.id) != level.value]
    if different:
        raise EngineFault(f"A plan is not worth what was said of it, and is not shown: {', '.join(different)}.")
    below = [level.id for level in levels if level.bound is not None and level.bound < level.value]
    if below:
        raise EngineFault(f"A bound is below a plan that was found: {', '.join(below)}.")


def _explained(problem: Problem, solved: Solved, effort: Effort, plan: Plan, stop: Stop, leaves: Leaves) -> Placement:
    small = len(problem.fit_of) <= EXPLAINED and not stop()
    parted = tuple(
        SplitResult(
            children=s.children,
            homes=s.homes,
            price=None if s.price is None else _differences(s.price),
            possible=s.possible,
            is_least=s.is_least,
            homes_for_both=s.homes_for_both,
            supposed=s.supposed,
        )
        for s in splits(problem, plan, solved.levels, effort, whole=small, stop=stop, leaves=leaves)
    )
    blocking, lacking = blocking_pairs(problem, plan), _shortage(problem, plan)
    unexplained = _unexplained(problem, plan, lacking)
    between = hindrance(problem, len(plan), stop) if small and unexplained > 0 else None
    fewest = fewest_blocking(problem, effort, stop) if small and blocking else None
    steadier = None if fewest is None else _steadier(problem, solved, plan, fewest, leaves)
    none_fewer = fewest is not None and _is_fewest(problem, solved, len(blocking), fewest)
    why = None if small and not stop() else not_looked_for.why_not(problem, EXPLAINED)
    some_left = len(plan) < len(problem.children)
    unknown = (
        not_looked_for.places(problem) if some_left and problem.homes_each and not lacking else "",
        not_looked_for.rules(problem, why) if unexplained > 0 and between is None else "",
        not_looked_for.other_plan(why) if blocking and steadier is None and not none_fewer else "",
    )
    not_there = (
        not_looked_for.no_rules(problem) if between is not None and not between.items else "",
        not_looked_for.no_other_plan(problem) if none_fewer else "",
    )
    return _placement(
        problem,
        solved,
        effort,
        plan,
        splits=parted,
        blocking=_pairs(blocking),
        steadier=steadier,
        shortage=lacking,
        hindrance=() if between is None else tuple(clash_sentences(between.items)),
        not_looked_for=tuple(said for said in unknown if said),
        not_there=tuple(said for said in not_there if said),
    )


def _unexplained(problem: Problem, plan: Plan, lacking: ShortageResult | None) -> int:
    """How many have no home although one is possible, and no shortage of places says why."""
    could = {child for child, _ in problem.fit_of}
    left = sum(1 for c in problem.children if c.id in could) - len(plan)
    # By what is public, those who are short may be others than those for whom a home was found possible in full.
    return left - (lacking.short if lacking and problem.homes_each is None else 0)


def _is_fewest(problem: Problem, solved: Solved, blocking: int, fewest: Solved) -> bool:
    """Whether it is proven that no plan as good has fewer pairs that would both rather than this plan has."""
    if Status.OPTIMAL is not solved.status or Status.OPTIMAL is not fewest.status or fewest.plan is None:
        return False
    return len(blocking_pairs(problem, fewest.plan)) >= blocking


def _shortage(problem: Problem, plan: Plan) -> ShortageResult | None:
    """None also where not every home was asked about, and what is public of them is not known."""
    counted = problem.homes_each is None or problem.by_public is not None
    found = shortage(problem, plan) if counted and len(plan) < len(problem.children) else None
    if found is None:
        return None
    return ShortageResult(
        sentence=found.sentence(),
        children=found.children,
        homes=found.homes,
        places=found.places,
        short=found.short,
    )


def _steadier(problem: Problem, solved: Solved, plan: Plan, found: Solved, leaves: Leaves) -> Steadier | None:
    if found.plan is None or not leaves(problem, found.plan):
        return None
    if {(p.child, p.urn) for p in found.plan} == {(p.child, p.urn) for p in plan}:
        return None
    verdict = verify(problem, found.plan)
    if verdict.broken:
        raise EngineFault(f"A plan was made that breaks rules: {verdict.broken[0].rule}.")
    home = {p.child: p.urn for p in plan}
    changes = [Change(x.id, x.value, verdict.values.get(x.id, 0)) for x in solved.levels]
    return Steadier(
        proven=found.status is Status.OPTIMAL,
        pairs=_pairs(blocking_pairs(problem, found.plan)),
        moved=tuple(PairResult(child=p.child, urn=p.urn) for p in found.plan if home.get(p.child) != p.urn),
        without=tuple(sorted(home.keys() - {p.child for p in found.plan})),
        price=_differences([c for c in changes if c.now != c.then]),
    )


def _pairs(pairs: Iterable[Blocking]) -> tuple[PairResult, ...]:
    return tuple(PairResult(child=p.child, urn=p.urn) for p in pairs)


def _differences(changes: Iterable[Change]) -> tuple[Difference, ...]:
    return tuple(Difference(level=name_of(c.level), now=c.now, then=c.then) for c in changes)


def _placement(problem: Problem, solved: Solved, effort: Effort, plan: Plan, **more: object) -> Placement:
    levels = tuple(
        LevelResult(id=x.id, name=name_of(x.id), counts=counts_of(x.id), value=x.value, bound=x.bound, exact=x.exact)
        for x in solved.levels
    )
    return Placement.model_validate(
        {
            "status": solved.status,
            "children": tuple(children_told(problem, plan)),
            "levels": levels,
            "seed": effort.seed,
            "work": effort.work,
            "inputs_sha256": digest(problem),
            "homes_each": problem.homes_each,
            **more,
        }
    )
