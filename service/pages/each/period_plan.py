"""One plan of a period: how far the search has come, then the whole board with what is proven of it."""

from __future__ import annotations

from typing import Any

from matching.break_words.levels import in_a_sentence
from matching.break_words.price import price_of_fairness
from matching.report_parts import BreaksAsked, Section
from matching.reports import break_board
from matching.short_breaks.admitting import Admitting, admitting
from matching.short_breaks.changes import said_in_turn
from matching.short_breaks.result import Allocation
from service.actions.see_allocation import AskAllocation, see_allocation
from service.pages.jumps import jumps
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, everybody_in, keys_of_families, nights_said, words_of
from service.records.desk import Desk
from service.records.period_plans import given_out_last
from service.records.periods import period_of
from service.records.solves import Solve, Told, answer_of, question_of
from service.records.working import OPEN
from service.solving.given_out import admitting_in, happened_in, period_asked, period_planned, plan_in

RELOAD_SECONDS = 5
ELSEWHERE = ("record",)
"""Sections of the board that have a page of their own."""

LOOKED_UP = ("families", "proof")
"""Sections that are long, and looked up now and then: each opens on its line."""


def show(seat: Seat, draft: Draft, period: str, plan: str) -> Shown:
    """While it is worked on, the page is asked for again by itself, unless whoever looks has said not to."""
    desk = seat.desk
    seen = see_allocation(desk, AskAllocation(period=period, solve=plan))
    now = period_of(desk, period)
    is_open = seen.solve.state in OPEN
    still = seat.query.get("still") == "yes"
    levels = () if seen.plan is None else seen.plan.levels
    keys = keys_of_families(now, (family.id for family in now.kept.sheet.families))
    board = () if seen.plan is None else _board(desk, period, seen.solve, seen.plan)
    words: dict[str, Any] = words_of(now) | {
        "here": "/plans",
        "seen": seen,
        "is_open": is_open,
        "still": still,
        "is_given_out": given_out_last(desk, period) == plan,
        "seconds": RELOAD_SECONDS,
        "missing": missing(seen.solve.told),
        "board": board,
        "jumps": jumps(board),
        "happened": _happened(desk, seen.solve),
        "admitting": _admitting(desk, seen.solve),
        "in_short": in_a_sentence(levels) if levels else "",
        "price": None if seen.plan is None else price_of_fairness(seen.plan),
        "looked_up": LOOKED_UP,
        "keys": keys,
        "ways_to": {family: f"/desk/periods/{now.id}/families/{key}" for family, key in keys.items()},
        "nights_said": nights_said,
        "people": everybody_in(desk, now) if seen.plan else {},
    }
    title = f"{seen.solve.kind.value.capitalize()}: {now.kept.sheet.id}"
    return Shown("period_plan.html", title, words, reload_seconds=RELOAD_SECONDS if is_open and not still else None)


def missing(told: Told | None) -> str:
    """The benefit that may be missing from the best plan so far, between what it has and what no plan can exceed."""
    if told is None or told.gap_thousandths is None:
        return "not known yet"
    share = f"{told.gap_thousandths / 10:g} % at the most"
    if told.benefit is None or told.benefit_bound is None:
        return share
    return f"{share}: the best plan so far has {told.benefit:,}, and no plan can have more than {told.benefit_bound:,}"


def _happened(desk: Desk, solve: Solve) -> tuple[str, ...]:
    """What was said to have happened, in words."""
    question = question_of(desk, solve.id)
    changes = happened_in(solve.kind, question)
    return said_in_turn(period_asked(solve.kind, question), changes) if changes else ()


def _admitting(desk: Desk, solve: Solve) -> tuple[Admitting, ...]:
    """The bedrooms that each child admitted in an emergency could have, as the repair tried them."""
    answer = answer_of(desk, solve.id)
    if answer is not None and (found := admitting_in(solve.kind, answer)):
        return found
    question = question_of(desk, solve.id)
    happened = happened_in(solve.kind, question)
    if not any(change.kind == "emergency admission" for change in happened):
        return ()
    return admitting(period_asked(solve.kind, question), happened)


def _board(desk: Desk, period: str, solve: Solve, plan: Allocation) -> tuple[Section, ...]:
    """The board of the period as it was asked about."""
    asked = period_planned(solve.kind, question_of(desk, solve.id))
    answer = answer_of(desk, solve.id)
    cleared = None if answer is None else plan_in(solve.kind, answer).cleared
    is_given_out = given_out_last(desk, period) == solve.id
    sections = break_board.write(BreaksAsked(asked, plan, cleared=cleared, is_given_out=is_given_out)).sections
    return tuple(section for section in sections if section.key not in ELSEWHERE)


PAGE = Page("/desk/periods/{period}/plans/{plan}", ONE_PERIOD, show)
