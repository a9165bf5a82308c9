"""Every family's result with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from matching.short_breaks.benefit_criteria import Criterion, criteria, need
from matching.short_breaks.building.frame import Frame
from matching.short_breaks.cancelled import not_owed_again
from matching.short_breaks.cleared import Cleared, Refused, Suited
from matching.short_breaks.explaining.counting import count
from matching.short_breaks.explaining.enquiries import enquiries
from matching.short_breaks.explaining.holders import standings
from matching.short_breaks.explaining.obstacles import obstacles
from matching.short_breaks.explaining.people import People
from matching.short_breaks.explaining.promised import Lost, lost_in, lost_promises
from matching.short_breaks.explaining.reason import ToArrange, Told, reason
from matching.short_breaks.explaining.requests import request_results
from matching.short_breaks.explaining.visits import visits_first
from matching.short_breaks.period import BenefitMark, Family, Period, PlannedStay
from matching.short_breaks.problem import Plan, Problem
from matching.short_breaks.result import CriterionShown, FamilyResult


def family_results(
    period: Period,
    cleared: Cleared,
    problem: Problem,
    plan: Plan,
    stays: Iterable[PlannedStay],
    lost: Lost | None = None,
) -> tuple[FamilyResult, ...]:
    """The result of every family, in order. `stays` is the plan with its bedrooms named; `lost` is looked for if None.

    A reason names no other family and no other child, so that it can be given to the family it is about.
    """
    frame = Frame(period, cleared)
    counted = count(frame, problem, plan)
    minimum = np.array([f.protected_minimum for f in frame.families], dtype=np.int64)
    standing = standings(problem, plan, counted, minimum)
    people = People.of(period)
    lost = lost or lost_in(period, cleared, problem, plan)
    own, refused = _stays_of(stays), _refused_of(cleared)
    suited = _suited_of(cleared)
    found = []
    for u, family in enumerate(frame.families):
        has = own.get(family.id, ())
        told = Told(
            family=family,
            stays=has,
            requests=tuple(request_results(frame, problem, counted, u, has)),
            obstacles=obstacles(frame, problem, counted, u),
            refused=refused.get(family.id, ()),
            has_home=family.id in suited,
            to_arrange=_to_arrange(people, family, suited.get(family.id, ()), has),
            visits_first=visits_first(frame, family, suited.get(family.id, ()), has),
            candidates=int(counted.candidates[u]),
            free=int(counted.free[u]),
            standing=standing[u],
            not_owed_again=not_owed_again(period, family.id),
            lost=tuple(lost_promises(frame, people, family, has, lost)),
        )
        found.append(_result(frame, people, told))
    return tuple(found)


def _result(frame: Frame, people: People, told: Told) -> FamilyResult:
    family = told.family
    return FamilyResult(
        family=family.id,
        stays=tuple(told.stays),
        nights=told.nights,
        assessed=family.assessed_nights,
        protected_minimum=family.protected_minimum,
        owed=family.owed_nights,
        owed_after=told.left,
        need=need(family),
        criteria=criteria_shown(family, {home.urn: home.name for home in frame.period.world.homes}),
        requests=tuple(told.requests),
        obstacles=tuple(told.obstacles),
        reason=reason(frame, people, told),
        refused_homes=tuple((r.urn, r.why) for r in told.refused),
        to_arrange=tuple(told.to_arrange),
        visits_first=tuple(told.visits_first),
        enquiries=enquiries(frame, family),
    )


def _stays_of(stays: Iterable[PlannedStay]) -> dict[str, tuple[PlannedStay, ...]]:
    found: dict[str, tuple[PlannedStay, ...]] = {}
    for stay in sorted(stays, key=lambda s: (s.first_night, s.urn)):
        found[stay.family] = (*found.get(stay.family, ()), stay)
    return found


def _suited_of(cleared: Cleared) -> dict[str, tuple[Suited, ...]]:
    found: dict[str, tuple[Suited, ...]] = {}
    for suited in sorted(cleared.suited, key=lambda s: s.urn):
        found[suited.family] = (*found.get(suited.family, ()), suited)
    return found


def _to_arrange(
    people: People, family: Family, suited: Iterable[Suited], stays: Iterable[PlannedStay]
) -> Iterator[ToArrange]:
    there = {stay.urn for stay in stays}
    for one in suited:
        if one.urn in there and one.conditions:
            yield one.urn, tuple(people.by_ids(what, family) for what in one.conditions)


def _refused_of(cleared: Cleared) -> dict[str, tuple[Refused, ...]]:
    found: dict[str, tuple[Refused, ...]] = {}
    for refused in sorted(cleared.refused, key=lambda r: r.urn):
        found[refused.family] = (*found.get(refused.family, ()), refused)
    return found


def criteria_shown(family: Family, names: Mapping[str, str]) -> tuple[CriterionShown, ...]:
    """Each criterion with the family's mark and, after it, its marks at single homes. `names`: of homes, by URN."""
    marks = {mark.criterion: mark for mark in family.benefit}
    found = []
    for criterion in criteria():
        found.append(_shown(criterion, marks.get(criterion.id)))
        at_home = sorted((m for m in family.benefit_at if m.criterion == criterion.id), key=lambda m: m.urn)
        found += [_shown(criterion, mark, f" (at {names.get(mark.urn, mark.urn)})") for mark in at_home]
    return tuple(found)


def _shown(criterion: Criterion, mark: BenefitMark | None, where: str = "") -> CriterionShown:
    level = None if mark is None else mark.level
    words = "Not known; it counts at the highest mark." if level is None else criterion.levels[level]
    because = None if mark is None else mark.because
    return CriterionShown(name=f"{criterion.name}{where}", mark=level, words=words, because=because)
