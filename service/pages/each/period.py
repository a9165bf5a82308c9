"""One period of short breaks: the board as it was given out, each family's row, and the plans worked out for it."""

from __future__ import annotations

from typing import Any

from matching.formats.period_workbook import optional_sheets
from matching.reports.break_board.given_out import as_given_out
from service.actions.read_entitlement import entitlement_of
from service.pages.jumps import jumps
from service.pages.nights_asked import requests_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.period_parts import ABSENT, ONE_PERIOD, everybody_of, repair_due, told_not_counted, words_of
from service.records.closed_in_period import closed_in
from service.records.period_keys import key_of_family
from service.records.period_plans import given_out_last, solves_on
from service.records.periods import period_opened


def show(seat: Seat, draft: Draft, period: str) -> Shown:
    """Bedrooms by nights, who is in company, what each night takes of staff; then the families and the plans."""
    desk = seat.desk
    now, found = period_opened(desk, period)
    sheet = now.kept.sheet
    families = {family.id: family for family in sheet.families}
    entitled = entitlement_of(now, found.beside.period)
    people = everybody_of(desk, now, found.referrals)
    rows = [(row, families[row.family], key_of_family(now, row.family)) for row in entitled.families]
    board = as_given_out(found.beside.period)
    words: dict[str, Any] = words_of(now) | {
        "here": "/",
        "closed": closed_in(desk, now),
        "repair_due": repair_due(desk, now, found.homes),
        "told_otherwise": found.beside.differ,
        "not_counted": told_not_counted(desk, now, found.referrals),
        "board": board,
        "jumps": jumps(board),
        "ways_to": {row.family: f"/desk/periods/{now.id}/families/{key}" for row, _, key in rows},
        "rows": rows,
        "people": people,
        "asked_for": requests_of(desk, now),
        "beyond": entitled.beyond,
        "plans": solves_on(desk, period),
        "given_out_last": given_out_last(desk, period),
        "given_out": bool(sheet.published),
        "absent": [name for name in optional_sheets() if name in seat.query.get(ABSENT, "").split(",")],
    }
    return Shown("period.html", f"Short breaks: {sheet.id}", words)


PAGE = Page("/desk/periods/{period}", ONE_PERIOD, show)
