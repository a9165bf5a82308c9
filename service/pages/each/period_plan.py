"""One plan of a period: how far the search has come, then the whole board with what is proven of it."""

from __future__ import annotations

from typing import Any

from matching.break_words.levels import in_a_sentence
from matching.break_words.price import price_of_fairness
from matching.report_parts import BreaksAsked, Section
from matching.reports import break_board
from matching.short_breaks.admitting import Admitting, admitting
from matching.short_breaks.changes import said_in_turn
from matching.short_breaks.result import Planned
from service.actions.see_allocation import look_at
from service.pages.jumps import jumps
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, keys_of_families, nights_said, period_and_everybody, words_of
from service.records.period_plans import given_out_last
from service.records.solves import Told, question_of
from service.records.working import OPEN
from service.solving.breaks_question import BreaksQuestion, RepairedBreaks
from service.solving.given_out import as_planned, plan_of, question_in, told_in

RELOAD_SECONDS = 5
ELSEWHERE = ("record",)
"""Sections of the board that have a page of their own."""

LOOKED_UP = ("families", "proof")
"""Sections that are long, and looked up now and then: each opens on its line."""


def show(seat: Seat, draft: Draft, period: str, plan: str) -> Shown:
    """While it is worked on, the page is asked for again by itself, unless whoever looks has said not to."""
    desk = seat.desk
    now, people = period_and_everybody(desk, period)
    looked = look_at(desk, now, plan)
    seen, asked = looked.seen, question_in(looked.seen.solve.kind, question_of(desk, plan))
    is_given_out = given_out_last(desk, period) == plan
    is_open = seen.solve.state in OPEN
    still = seat.query.get("still") == "yes"
    levels = () if seen.plan is None else seen.plan.levels
    keys = keys_of_families(now, (family.id for family in now.kept.sheet.families))
    board = () if looked.answer is None else _board(asked, plan_of(looked.answer), is_given_out)
    words: dict[str, Any] = words_of(now) | {
        "here": "/plans",
        "seen": seen,
        "is_open": is_open,
        "still": still,
        "is_given_out": is_given_out,
        "seconds": RELOAD_SECONDS,
        "missing": missing(seen.solve.told),
        "board": board,
        "jumps": jumps(board),
        "happened": _happened(asked),
        "admitting": _admitting(asked, looked.answer),
        "in_short": in_a_sentence(levels) if levels else "",
        "price": None if seen.plan is None else price_of_fairness(seen.plan),
        "looked_up": LOOKED_UP,
        "keys": keys,
        "ways_to": {family: f"/desk/periods/{now.id}/families/{key}" for family, key in keys.items()},
        "nights_said": nights_said,
        "people": people if seen.plan else {},
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


def _happened(asked: BreaksQuestion) -> tuple[str, ...]:
    """What was said to have happened, in words."""
    changes = told_in(asked)
    return said_in_turn(asked.period, changes) if changes else ()


def _admitting(asked: BreaksQuestion, answer: Planned | RepairedBreaks | None) -> tuple[Admitting, ...]:
    """The bedrooms that each child admitted in an emergency could have, as the repair tried them."""
    if isinstance(answer, RepairedBreaks) and answer.admitting:
        return answer.admitting
    happened = told_in(asked)
    if not any(change.kind == "emergency admission" for change in happened):
        return ()
    return admitting(asked.period, happened)


def _board(asked: BreaksQuestion, planned: Planned, is_given_out: bool) -> tuple[Section, ...]:
    """The board of the period as it was asked about."""
    whole = BreaksAsked(as_planned(asked), planned.allocation, cleared=planned.cleared, is_given_out=is_given_out)
    return tuple(section for section in break_board.write(whole).sections if section.key not in ELSEWHERE)


PAGE = Page("/desk/periods/{period}/plans/{plan}", ONE_PERIOD, show)
