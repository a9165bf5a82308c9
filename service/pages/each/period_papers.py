"""What can be printed and sent of the plan given out: letters and calendars of families, the homes', and the board."""

from __future__ import annotations

from typing import Any

from service.pages.page import Draft, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, period_and_everybody, words_of
from service.records.homes import home as home_record
from service.records.kept_period import PeriodNow
from service.records.period_keys import key_of_family
from service.records.periods import rows_of_homes
from service.solving.papers import given_out


def show(seat: Seat, draft: Draft, period: str) -> Shown:
    """A letter and a calendar for each family; where a stay has changed since, that there are none and what to do."""
    desk = seat.desk
    now, people = period_and_everybody(desk, period)
    asked, sheet = given_out(desk, now), now.kept.sheet
    told = set() if asked is None else {result.family for result in asked.allocation.families}
    words: dict[str, Any] = words_of(now) | {
        "here": "/papers",
        "stands": asked is not None,
        "given_out": bool(sheet.published),
        "families": [(each.id, key_of_family(now, each.id)) for each in sheet.families if each.id in told],
        "people": people,
        "homes": [(urn, home_record(desk, row).name) for urn, row in rows_of_homes(desk, _urns(now)).items()],
    }
    return Shown("period_papers.html", f"Letters and calendars: {sheet.id}", words)


def _urns(now: PeriodNow) -> list[str]:
    return [part.urn for part in now.kept.sheet.homes]


PAGE = Page("/desk/periods/{period}/papers", ONE_PERIOD, show)
