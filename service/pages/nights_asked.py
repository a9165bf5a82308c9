"""Nights that matter to families more than others, each with how much, and how it is answered as things stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matching.report_words import counted, sentence_case, weekday
from matching.short_breaks.period import DateRequest, Family
from matching.short_breaks.result import RequestResult
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.period_keys import key_of_family
from service.records.period_plans import given_out_last
from service.records.solves import answer_of, solve_of
from service.solving.given_out import plan_in

WEIGHTS = {1: "a little", 2: "somewhat", 3: "as such nights usually do", 4: "much", 5: "very much"}


@dataclass(frozen=True)
class Asked:
    """One request in words. `granted` of `of` nights are given out now; `in_the_way`: of those that are not."""

    nights: str
    weight: str
    why: str | None
    granted: int
    of: int
    in_the_way: tuple[str, ...]


@dataclass(frozen=True)
class AskedBy:
    """What one family asks for, in the order of its nights; `key`: the family in an address."""

    family: str
    key: str
    requests: tuple[Asked, ...]


def requests_of(desk: Desk, period: PeriodNow) -> tuple[AskedBy, ...]:
    """Every family that asks for any, by its id."""
    families = sorted((each for each in period.kept.sheet.families if each.requests), key=lambda each: each.id)
    found = _found(desk, period) if families else {}
    return tuple(AskedBy(each.id, key_of_family(period, each.id), _asked(period, each, found)) for each in families)


def _asked(period: PeriodNow, family: Family, found: dict[tuple[str, str], RequestResult]) -> tuple[Asked, ...]:
    sheet = period.kept.sheet
    has = {night for stay in (*sheet.taken, *sheet.published) if stay.family == family.id for night in stay.run.dates()}
    in_order = sorted(family.requests, key=lambda each: (each.nights.first, each.id))
    return tuple(_told(each, has, found.get((family.id, each.id))) for each in in_order)


def _told(request: DateRequest, has: Iterable[object], found: RequestResult | None) -> Asked:
    granted = len(set(request.nights.dates()) & set(has))
    of = request.nights.nights
    still_so = found is not None and granted < of and found.granted == granted
    return Asked(
        nights=sentence_case(f"{counted(of, 'night')} from {weekday(request.nights.first)}"),
        weight=WEIGHTS[request.weight],
        why=request.why,
        granted=granted,
        of=of,
        in_the_way=tuple(each.sentence for each in found.in_the_way) if found is not None and still_so else (),
    )


def _found(desk: Desk, period: PeriodNow) -> dict[tuple[str, str], RequestResult]:
    """By family and request, what the plan that was given out last found."""
    solve = given_out_last(desk, period.id)
    answer = None if solve is None else answer_of(desk, solve)
    if solve is None or answer is None:
        return {}
    families = plan_in(solve_of(desk, solve).kind, answer).allocation.families
    return {(each.family, one.request): one for each in families for one in each.requests}
