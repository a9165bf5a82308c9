"""Places everybody who waits: the best plan, checked by other code before it is shown, with what it gave up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from hashlib import sha256
from random import Random

from matching.errors import BadInput, EngineFault
from matching.errors import Problem as Fault
from matching.optimise.lexicographic import Effort, Stop, never
from matching.optimise.status import Status
from matching.placement.conflict import clashing
from matching.placement.conflict import sentences as clash_sentences
from matching.placement.explaining.alternatives import alternatives
from matching.placement.explaining.blocking import Blocking, blocking_pairs, fewest_blocking
from matching.placement.explaining.splits import Change, splits
from matching.placement.last_places import last_places
from matching.placement.objectives import counts_of, name_of
from matching.placement.problem import Item, Plan, Problem
from matching.placement.result import (
    ChildResult,
    Difference,
    LevelResult,
    OtherHome,
    PairResult,
    Placement,
    ShortageResult,
    SplitResult,
    Steadier,
)
from matching.placement.shortage import hindrance, shortage
from matching.placement.solve import LevelFound, Solved, Told, solve
from matching.placement.verifying import verify

EXPLAINED = 3_000
"""With more possible pairs than this, other plans are not worked out to compare with."""


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


def planned(problem: Problem, effort: Effort, told: Told | None = None, stop: Stop = never) -> Solved:
    """The best plan, checked; what is raised is as of `place`."""
    wrong = tuple(faults(problem))
    if wrong:
        raise BadInput(wrong)
    solved = solve(problem, effort, told=told, stop=stop)
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
) -> Placement:
    """A checked plan with what it gave up, or what it is that cannot be kept."""
    if solved.plan is None:
        clash = tuple(clash_sentences(clashing(problem))) if solved.status is Status.INFEASIBLE else ()
        return _placement(problem, solved, effort, (), clash=clash)
    found = _explained(problem, solved, effort, solved.plan, stop)
    if dice is None or expected <= 0:
        return found
    return found.model_copy(update={"last_places": last_places(problem, solved.plan, expected, dice)})


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


def faults(problem: Problem) -> Iterable[Fault]:
    """Everything in which a problem contradicts itself."""
    children, homes = [c.id for c in problem.children], [h.urn for h in problem.homes]
    for what, ids in (("child", children), ("home", homes)):
        for id in sorted({i for i in ids if ids.count(i) > 1} if len(set(ids)) < len(ids) else ()):
            yield Fault(f"{what} {id}", "it is there twice", "Keep the one that is true.")
    for child in problem.children:
        if child.until is not None and child.until <= child.first:
            yield Fault(f"child {child.id}", "the stay ends before its first night", "Correct one of the two days.")
    known = set(children)
    named = {(f"siblings {'/'.join(s.children)}", c) for s in problem.siblings for c in s.children}
    named |= {(f"answer {r.child} {r.urn}", r.child) for r in problem.responses}
    for where, id in sorted(named):
        if id not in known:
            yield Fault(where, f"{id} is not among the children who wait", "Add the referral, or take this out.")
    for response in problem.responses:
        if response.urn not in set(homes):
            where = f"answer {response.child} {response.urn}"
            yield Fault(where, "there is no such home", "Add the home, or take this out.")


def _explained(problem: Problem, solved: Solved, effort: Effort, plan: Plan, stop: Stop) -> Placement:
    small = len(problem.fit_of) <= EXPLAINED and not stop()
    parted = tuple(
        SplitResult(
            children=s.children,
            homes=s.homes,
            price=None if s.price is None else _differences(s.price),
            possible=s.possible,
            is_least=s.is_least,
            homes_for_both=s.homes_for_both,
        )
        for s in splits(problem, plan, solved.levels, effort, whole=small, stop=stop)
    )
    blocking = blocking_pairs(problem, plan)
    lacking = shortage(problem, plan) if len(plan) < len(problem.children) else None
    unexplained = len(problem.children) - len(plan) - (lacking.short if lacking else 0)
    between = hindrance(problem, len(plan)) if small and unexplained > 0 else None
    return _placement(
        problem,
        solved,
        effort,
        plan,
        splits=parted,
        blocking=_pairs(blocking),
        steadier=_steadier(problem, solved, plan, effort) if small and blocking else None,
        shortage=None
        if lacking is None
        else ShortageResult(
            sentence=lacking.sentence(),
            children=lacking.children,
            homes=lacking.homes,
            places=lacking.places,
            short=lacking.short,
        ),
        hindrance=() if between is None else tuple(clash_sentences(between.items)),
    )


def _steadier(problem: Problem, solved: Solved, plan: Plan, effort: Effort) -> Steadier | None:
    found = fewest_blocking(problem, effort)
    if found is None or found.plan is None:
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
        price=_differences([c for c in changes if c.now != c.then]),
    )


def _pairs(pairs: Iterable[Blocking]) -> tuple[PairResult, ...]:
    return tuple(PairResult(child=p.child, urn=p.urn) for p in pairs)


def _differences(changes: Iterable[Change]) -> tuple[Difference, ...]:
    return tuple(Difference(level=name_of(c.level), now=c.now, then=c.then) for c in changes)


def _placement(problem: Problem, solved: Solved, effort: Effort, plan: Plan, **more: object) -> Placement:
    levels = tuple(
        LevelResult(id=x.id, name=name_of(x.id), counts=counts_of(x.id), value=x.value, bound=x.bound)
        for x in solved.levels
    )
    return Placement.model_validate(
        {
            "status": solved.status,
            "children": tuple(_children(problem, plan)),
            "levels": levels,
            "seed": effort.seed,
            "work": effort.work,
            "inputs_sha256": digest(problem),
            **more,
        }
    )


def _children(problem: Problem, plan: Plan) -> Iterable[ChildResult]:
    placed = {p.child: p for p in plan}
    home = {p.child: p.urn for p in plan}
    others = alternatives(problem, plan)
    open_doubts = [d for d in problem.doubts if all(home.get(c) == d.urn for c in d.children)]
    for child in problem.children:
        own = placed.get(child.id)
        shown = tuple(OtherHome(urn=o.urn, sure=o.sure, free=o.free) for o in others[child.id])
        waits = ChildResult(
            child=child.id, priority=child.priority.value, waiting_days=child.waiting_days, urn=None, others=shown
        )
        if own is None:
            why = "No place is left in any home that is possible." if shown else "No home is possible."
            yield waits.model_copy(update={"why": why})
            continue
        fit = problem.fit_of[child.id, own.urn]
        doubts = [d for d in open_doubts if d.children[0] == child.id]
        sure = fit.sure and not doubts
        open_here = () if fit.sure else fit.asks or ("What is not yet known of this pair.",)
        found = {
            "urn": own.urn,
            "bedroom": own.room,
            "band": min([fit.worst, *(d.worst for d in doubts)]).words,
            "band_at_best": fit.best.words,
            "points": fit.points,
            "points_of": fit.points_of,
            "miles": fit.miles,
            "sure": sure,
            "only_if": () if sure else (*open_here, *(ask for d in doubts for ask in d.asks)),
            "why": fit.reason,
        }
        yield waits.model_copy(update=found)


def digest(problem: Problem) -> str:
    """What tells one problem from another, whatever order it was written in."""
    lists = (problem.children, problem.homes, problem.fits, problem.siblings, problem.apart, problem.strains)
    parts = (*lists, problem.responses, problem.doubts)
    return sha256(repr([[_plain(item) for item in part] for part in parts]).encode()).hexdigest()


def _plain(item: Item) -> list[object]:
    found = [getattr(item, f.name) for f in fields(item)]
    return [sorted(x) if isinstance(x, frozenset) else x for x in found]
