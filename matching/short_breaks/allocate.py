"""Allocates a period of short breaks: from what a coordinator has written down to a checked plan with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from typing import NamedTuple

from matching.short_breaks.adding_up import levels_of
from matching.short_breaks.build import build
from matching.short_breaks.clash import Clash
from matching.short_breaks.clear import clear
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.comparing import Comparing
from matching.short_breaks.components import Part, planned_apart
from matching.short_breaks.conflict import Settled, settle
from matching.short_breaks.effort import Effort
from matching.short_breaks.explaining import Lost, family_results, lost_in
from matching.short_breaks.fairness_price import narrowed, price_at_most
from matching.short_breaks.giving_out import left_out
from matching.short_breaks.history import as_it_stands
from matching.short_breaks.made_from import inputs_digest
from matching.short_breaks.memory import at_work, refuse_too_large
from matching.short_breaks.objectives import benefit
from matching.short_breaks.period import Period, PlannedStay
from matching.short_breaks.problem import Problem, values
from matching.short_breaks.problems import refuse
from matching.short_breaks.result import Allocation, Ended, FamilyResult, LevelResult, Planned, Work, WorkDone
from matching.short_breaks.rooming import name_bedrooms, plan_of
from matching.short_breaks.search import Found, search
from matching.short_breaks.searching.progress import Beforehand, Stop, Told, never, told_nobody
from matching.short_breaks.verifying import escalations
from matching.short_breaks.worth import Worth, checked
from matching.stamp import engine_version


def allocate(
    period: Period,
    effort: Effort | None = None,
    cleared: Cleared | None = None,
    told: Told = told_nobody,
    stop: Stop = never,
    start: Sequence[PlannedStay] = (),
    executor: Executor | None = None,
) -> Planned:
    """A plan for the period, with its proof and every family's result.

    `cleared` is what the match check said; it is asked when left out. `start` is a plan to begin from; what is kept of
    it keeps its bedrooms where it can. Raises BadInput with everything that is wrong in the period, or when it is too
    large for the memory there is.
    """
    period = as_it_stands(period)
    effort = effort or Effort()
    refuse(period)
    refuse_too_large(period, cleared, processes=at_work(effort.processes))
    before = Beforehand(told)
    cleared = clear(period, executor=executor, told=before.answering) if cleared is None else cleared
    settled = settle(period, cleared, before.say)
    made = tuple(_planned_parts(settled, cleared, effort, told, stop, start))
    allocation = _allocation(period, settled, cleared, made, effort)
    if effort.compare:
        bound = _benefit_bound(allocation.levels)
        comparing = Comparing(settled.period, cleared, allocation.stays, bound, effort, told, stop)
        pictures, price = comparing.pictures()
        price = narrowed(price, allocation.price_of_fairness)
        allocation = allocation.model_copy(update={"fairness": pictures, "price_of_fairness": price})
    return Planned(cleared=cleared, allocation=allocation).sealed()


class _Made(NamedTuple):
    """One part of the period with its plan."""

    part: Part
    problem: Problem
    found: Found
    stays: tuple[PlannedStay, ...]
    families: tuple[FamilyResult, ...]
    lost: Lost


def _planned_parts(
    settled: Settled, cleared: Cleared, effort: Effort, told: Told, stop: Stop, start: Sequence[PlannedStay]
) -> Iterator[_Made]:
    parts = [(part, build(part.period, part.cleared)) for part in planned_apart(settled.period, cleared)]
    whole = sum(len(problem.stay_pair) for _, problem in parts)
    for part, problem in parts:
        seconds = None if effort.seconds is None else effort.seconds * len(problem.stay_pair) / max(whole, 1)
        own = tuple(s for s in start if s.family in set(problem.families))
        begin = plan_of(problem, part.period, own) if own else None
        found = search(problem, replace(effort, seconds=seconds), told, stop, begin)
        stays = name_bedrooms(problem, part.period, found.plan, own)
        found = _as_named(found, problem, part.period, stays)
        lost = lost_in(part.period, part.cleared, problem, found.plan, settled.clash)
        families = family_results(part.period, part.cleared, problem, found.plan, stays, lost)
        yield _Made(part, problem, found, stays, families, lost)


def _as_named(found: Found, problem: Problem, period: Period, stays: Sequence[PlannedStay]) -> Found:
    """The plan with its bedrooms as named: what was given out comes before what a child is used to."""
    named = {choice.stay: choice for choice in plan_of(problem, period, stays)}
    plan = tuple(named[choice.stay] for choice in found.plan)
    worth = values(problem, plan)
    ended = Ended.WORK_DONE if found.ended is Ended.PROVEN_BEST and worth < found.values else found.ended
    return replace(found, plan=plan, values=worth, ended=ended)


def _allocation(
    period: Period, settled: Settled, cleared: Cleared, made: Sequence[_Made], effort: Effort
) -> Allocation:
    """The parts' plans as one, checked, with its proof and every family's result."""
    stays = tuple(sorted((s for one in made for s in one.stays), key=_order))
    worths = [Worth(one.problem, one.found.values, one.found.bounds) for one in made]
    verdict, watch = checked(settled.period, cleared, stays, worths), escalations(settled.period, stays)
    levels = levels_of(verdict, worths)
    return Allocation(
        period=period.id,
        as_of=period.as_of,
        stays=stays,
        ended=_ended(settled.clash, made),
        levels=levels,
        work=_work(effort, made),
        families=_families(made),
        escalations=watch.escalations,
        counters=watch.counters,
        price_of_fairness=price_at_most(worths, levels),
        broken=tuple(b.sentence for b in verdict.from_promises),
        clash=settled.clash,
        not_kept=tuple(found for one in made for found in one.lost.against),
        left_out=left_out(period, stays),
        engine=engine_version(),
        inputs_sha256=inputs_digest(period),
        familiar_bedroom_nights=verdict.familiar_bedroom_nights,
    )


def _benefit_bound(levels: Sequence[LevelResult]) -> int | None:
    return next((level.bound for level in levels if level.id == benefit.ID), None)


def _families(made: Sequence[_Made]) -> tuple[FamilyResult, ...]:
    return tuple(sorted((family for one in made for family in one.families), key=lambda family: family.family))


def _work(effort: Effort, made: Sequence[_Made]) -> Work:
    return Work(seed=effort.seed, parts=tuple(WorkDone(moves=m.found.moves, rounds=m.found.rounds) for m in made))


def _ended(clash: Clash | None, made: Sequence[_Made]) -> Ended:
    if clash is not None:
        return Ended.PROMISES_CLASH
    ended = {one.found.ended for one in made}
    order = (Ended.STOPPED, Ended.OUT_OF_TIME, Ended.WORK_DONE, Ended.PROVEN_BEST)
    return next(e for e in order if e in ended)


def _order(stay: PlannedStay) -> tuple[str, str, str]:
    return stay.first_night.isoformat(), stay.urn, stay.family
