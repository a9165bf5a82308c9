"""A plan beside another of the same period, and beside what other rules of fairness would have given whom."""

from __future__ import annotations

from typing import Any

from matching.break_words.price import price_of_fairness
from matching.break_words.rules import PARTLY_CHANCE
from matching.short_breaks.compare import PlanComparison, compare_pictures, compare_plans
from matching.short_breaks.result import Allocation
from service.actions.allocate_period import AllocatePeriod, allocate_period
from service.actions.see_allocation import AskAllocation, look_at, see_allocation
from service.pages.how_long import PLACES, HowLong, length_of, seed_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, keys_of_families, period_and_everybody, words_of
from service.pages.sent import Sent
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.period_plans import given_out_last, solves_on
from service.records.solves import Solve, answer_of


def show(seat: Seat, draft: Draft, period: str, plan: str) -> Shown | Onward:
    """Which families gain and which lose; without a plan, the page of the work on it."""
    desk = seat.desk
    now, people = period_and_everybody(desk, period)
    seen = look_at(desk, now, plan).seen
    if seen.plan is None:
        return Onward(f"/desk/periods/{period}/plans/{plan}")
    others = _others(desk, now, plan)
    chosen = next((each for each, _ in others if each.id == seat.query.get("with")), None)
    words: dict[str, Any] = words_of(now) | {
        "here": "/plans",
        "seen": seen,
        "plan": plan,
        "others": others,
        "given_out_last": given_out_last(desk, period),
        "chosen": chosen,
        "beside": None if chosen is None else _beside(desk, now, chosen.id, seen.plan),
        "rules": _rules(seen.plan),
        "price": price_of_fairness(seen.plan),
        "partly_chance": PARTLY_CHANCE,
        "keys": keys_of_families(now, (family.id for family in now.kept.sheet.families)),
        "people": people,
        "lengths": [each.value for each in HowLong],
        "usual": HowLong.USUAL.value,
    }
    return Shown("period_compare.html", f"Compare a plan of {now.kept.sheet.id}", words)


def _others(desk: Desk, now: PeriodNow, plan: str) -> list[tuple[Solve, int]]:
    """The other work on the period of which there is a plan, with the version it is of."""
    return [
        (solve, version)
        for version, solve in solves_on(desk, now.id)
        if solve.id != plan and answer_of(desk, solve.id) is not None
    ]


def _beside(desk: Desk, now: PeriodNow, other: str, plan: Allocation) -> dict[str, Any] | None:
    """From the other plan to this one: who gains and loses, and each level of the two."""
    before = look_at(desk, now, other).seen.plan
    if before is None:
        return None
    names = {level.id: level.name for level in (*before.levels, *plan.levels)}
    levels = [(name, before.level(id), plan.level(id)) for id, name in names.items()]
    return {"found": compare_plans(before, plan), "levels": levels}


def _rules(plan: Allocation) -> list[tuple[Any, PlanComparison | None]]:
    """What each rule gives, the one in use first, and whom each other would give more or fewer nights."""
    if not plan.fairness:
        return []
    used, *others = plan.fairness
    return [(used, None), *((other, compare_pictures(used, other)) for other in others)]


def take(seat: Seat, sent: Sent, period: str, plan: str) -> Onward:
    """A new plan, after which every other rule is tried, as work that waits its turn. Raises BadInput."""
    see_allocation(seat.desk, AskAllocation(period=period, solve=plan))
    seconds = length_of(sent).seconds
    asked = AllocatePeriod(period=period, seed=seed_of(sent), seconds=seconds, compare=True)
    return Onward(f"/desk/periods/{period}/plans/{allocate_period(seat.desk, asked).id}")


PAGE = Page("/desk/periods/{period}/plans/{plan}/compare", ONE_PERIOD, show, Form(ONE_PERIOD, take, PLACES))
