"""The entitlement record: nights assessed, offered, taken, cancelled by whom and owed, and both counters."""

from __future__ import annotations

from service.actions.read_entitlement import entitlement_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, everybody_of, keys_of_families, words_of
from service.records.periods import period_opened


def show(seat: Seat, draft: Draft, period: str) -> Shown:
    """Every family in the order of ids, then each child's nights against 17 at a time and 75 in twelve months."""
    desk = seat.desk
    now, read = period_opened(desk, period)
    found, people = entitlement_of(now, read.beside.period), everybody_of(desk, now, read.referrals)
    families = {family.id: family.children for family in now.kept.sheet.families}
    of_child = {child: (who,) for id, each in people.items() for child, who in zip(families[id], each, strict=False)}
    keys = keys_of_families(now, (row.family for row in found.families))
    words = words_of(now) | {"here": "/record", "found": found, "keys": keys, "people": people, "of_child": of_child}
    return Shown("period_record.html", f"Entitlement record: {now.kept.sheet.id}", words)


PAGE = Page("/desk/periods/{period}/record", ONE_PERIOD, show)
