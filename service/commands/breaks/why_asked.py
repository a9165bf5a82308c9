"""Putting the question "why not this stay?" to the part of a period that it is about, and adopting a better plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from matching.short_breaks.period import FairnessRule, Period, PlannedStay
from matching.short_breaks.problem import Problem
from matching.short_breaks.result import Planned
from service.commands.breaks.given import PlannedPeriod

if TYPE_CHECKING:
    from matching.short_breaks.components import Part
    from matching.short_breaks.why_not import WhyNot


class Answered(NamedTuple):
    """An answer, and what it was asked of."""

    answer: WhyNot
    part: Part
    problem: Problem


def ask_why_not(found: PlannedPeriod, family: str, urn: str, first: date, nights: int) -> Answered:
    """The answer, for a family and a home that the period has. Raises BadInput where too little memory is free."""
    # What builds a problem and solves it takes half a second to load.
    from matching.short_breaks.build import build
    from matching.short_breaks.memory import refuse_too_large
    from matching.short_breaks.rooming import plan_of
    from matching.short_breaks.why_not import why_not

    part = _part_of(found, family, urn)
    refuse_too_large(part.period, part.cleared, processes=1)
    problem = build(part.period, part.cleared)
    plan = plan_of(problem, part.period, _stays_in(part.period, found.planned))
    return Answered(why_not(part.period, part.cleared, problem, plan, family, urn, first, nights), part, problem)


def _part_of(found: PlannedPeriod, family: str, urn: str) -> Part:
    """The part of the period with both of them; the whole where no part has, or where need order bands all together."""
    from matching.short_breaks.components import Part, parts_of

    whole = Part(period=found.settled, cleared=found.planned.cleared)
    if found.period.policy.fairness is FairnessRule.NEED_ORDER:
        return whole
    parts = parts_of(found.settled, found.planned.cleared)
    return next((p for p in parts if _has(p.period, family, urn)), whole)


def _has(period: Period, family: str, urn: str) -> bool:
    return family in {f.id for f in period.families} and urn in {h.urn for h in period.homes}


def _stays_in(period: Period, planned: Planned) -> tuple[PlannedStay, ...]:
    families = {family.id for family in period.families}
    return tuple(stay for stay in planned.allocation.stays if stay.family in families)


def adopted(found: PlannedPeriod, answered: Answered) -> Planned | None:
    """The better plan that the question led to, checked and with every family's result; None when it led to none."""
    if answered.answer.better is None:
        return None
    from matching.short_breaks.restating import restated
    from matching.short_breaks.rooming import name_bedrooms

    part, (problem, better) = answered.part, (answered.problem, answered.answer.better)
    own = {family.id for family in part.period.families}
    cleared = found.planned.cleared
    before = found.planned.allocation.model_copy(update={"fairness": (), "price_of_fairness": None})
    others = (stay for stay in before.stays if stay.family not in own)
    stays = (*others, *name_bedrooms(problem, part.period, better, before.stays))
    better_one = restated(found.settled, cleared, stays, before, before.levels)
    return Planned(cleared=cleared, allocation=better_one).sealed()
