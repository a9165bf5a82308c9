"""Beginning a period of short breaks from a filled form or JSON: all of it is kept, or nothing with every problem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from matching.errors import BadInput, Problem
from matching.formats import period_workbook
from matching.short_breaks.period import PeriodSheet
from service.access.action import Action
from service.access.kind import Kind
from service.actions.keep_period import KeepPeriod, keep_period
from service.api.route import Needs
from service.pages.page import Draft, Files, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import ABSENT, everybody_in
from service.pages.readers import COORDINATORS
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.receiving.period import MOST_BYTES, is_form, period_apart
from service.records.desk import Desk
from service.records.homes import home as home_record
from service.records.kept_period import KeptPeriod, PeriodNow
from service.records.periods import periods, whole
from service.records.referred_for_breaks import homes_planned, referrals_for
from service.records.trying import undone

FIELD = "file"
NO_FILE = Problem(FIELD, "no file is chosen here", "Choose the filled form, or a period as JSON.")
MANY_FILES = Problem(FIELD, "several files are chosen", "Choose one: a period is one file.")
ROOM_FOR_FIELDS = 20_000
READ = "period"
"""The field, made here, that holds the period once the file has been read."""


def show(seat: Seat, draft: Draft) -> Shown:
    """Which file, and which home keeps it."""
    return Shown("period_begin.html", "Begin a period of short breaks", words_of(seat))


def words_of(seat: Seat) -> dict[str, Any]:
    """What the page is given. `checked` None: nothing was only looked over."""
    planned = homes_planned(seat.desk)
    homes = [(urn, f"{home_record(seat.desk, row).name} ({urn})") for urn, row in planned.items()]
    before = [(each.id, each.reference) for each in periods(seat.desk)]
    return {"here": "", "homes": homes, "before": before, "after": seat.query.get("after", ""), "checked": None}


def read(sent: Sent) -> Sent:
    """The file read in a process of its own, before any record is opened. Raises BadInput with all that is wrong."""
    if len(sent.files) != 1:
        raise BadInput([MANY_FILES if sent.files else NO_FILE])
    try:
        sheet = period_apart(sent.files[0].content)
    except BadInput as found:
        raise BadInput(_at_the_file(found)) from None
    return replace(sent, fields={**sent.fields, READ: sheet.model_dump_json()})


def take(seat: Seat, sent: Sent) -> Onward:
    """The period as it was sent. Raises BadInput, with nothing kept."""
    found, absent = begun(seat, sent)
    told = f"?{urlencode({ABSENT: ','.join(absent)})}" if absent else ""
    return Onward(f"/desk/periods/{found.id}{told}")


def check(seat: Seat, sent: Sent) -> Shown:
    """What would be kept; nothing is. Raises BadInput with every problem."""
    desk = seat.desk

    def tried() -> dict[str, Any]:
        found, absent = begun(seat, sent)
        return {"checked": found.kept.sheet, "people": everybody_in(desk, found), "absent": absent}

    checked = undone(desk, tried)
    return Shown("period_begin.html", "This file can be taken in", words_of(seat) | checked)


def begun(seat: Seat, sent: Sent) -> tuple[PeriodNow, tuple[str, ...]]:
    """The period, written down, and the sheets that its form has not. Raises BadInput with all that is wrong."""
    desk, sheet = seat.desk, PeriodSheet.model_validate_json(sent[READ])
    planned, typed = homes_planned(desk), Typed(sent)
    urn = typed.one_of("home", list(planned), "Say which home keeps the period.")
    typed.must_be_right()
    try:
        _refuse_published(sheet)
        kept = KeptPeriod(sheet=sheet, referrals=referrals_for(desk, sheet), after=sent["after"] or None)
        absent = _held_against_the_records(desk, kept, sent.files[0].content)
        return keep_period(desk, KeepPeriod(home=planned[urn], kept=kept)), absent
    except BadInput as found:
        raise BadInput(_at_the_file(found)) from None


def _refuse_published(sheet: PeriodSheet) -> None:
    """What is given out here is given out by a person, after the check of a plan."""
    if sheet.published:
        way_out = "Leave them out, enter what was promised as committed bookings, and plan anew here."
        raise BadInput([Problem("published", "it holds stays that were given out elsewhere", way_out)])


def _held_against_the_records(desk: Desk, kept: KeptPeriod, content: bytes) -> tuple[str, ...]:
    """The sheets that a form has not. Raises BadInput with what contradicts the records, by its sheet and cell."""
    if not is_form(content):
        return ()
    return period_workbook.read_placed(content, whole(desk, kept).world).absent


def _at_the_file(found: BadInput) -> Iterator[Problem]:
    """Each problem with its place, at the field of the file."""
    return (Problem(FIELD, f"{each.where}: {each.what}", each.way_out, each.rank) for each in found.problems)


PLACES = {FIELD: FIELD, "home": "home", "": "form"}
PLANS = Needs(Action.PLAN, Kind.HOME, COORDINATORS)
FILES = Files(FIELD, MOST_BYTES + ROOM_FOR_FIELDS, read)
PAGE = Page("/desk/periods/begin", PLANS, show, Form(PLANS, take, PLACES, files=FILES))
CHECK = Page("/desk/periods/begin/check", PLANS, show, Form(PLANS, check, PLACES, once=False, files=FILES))
