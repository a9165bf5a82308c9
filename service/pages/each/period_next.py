"""Beginning the next period from this one: a form with what stays true in it, and what has to be asked anew."""

from __future__ import annotations

from datetime import date, timedelta

from matching.errors import BadInput
from matching.formats import period_workbook
from matching.report_words import from_to
from matching.short_breaks.next_period import NextPeriod, next_period, owed_after, stays_had
from matching.short_breaks.period import Nights
from service.pages.page import Draft, Form, Onward, Page, Paper, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, period_and_everybody, words_of
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.desk import Desk, NotThere
from service.records.periods import period_of, whole

MOST_NIGHTS = 400
FIRST = "Give the first night, on or after the morning on which this period ends."
LAST = f"Give the last night, at most {MOST_NIGHTS} nights in all."


def show(seat: Seat, draft: Draft, period: str) -> Shown:
    """What is carried over, how many nights are owed to whom, and for which nights."""
    now, people = period_and_everybody(seat.desk, period)
    sheet = now.kept.sheet
    owed, last = sorted(owed_after(sheet).items()), sheet.run.until + timedelta(days=sheet.nights - 1)
    words = words_of(now) | {"here": "/next", "owed": owed, "given_out": bool(sheet.published)}
    words |= {"people": people, "as_long": f"{sheet.run.until}/{last}", "its_nights": from_to(sheet.run.until, last)}
    return Shown("period_next.html", f"The period after {now.kept.sheet.id}", words)


def take(seat: Seat, sent: Sent, period: str) -> Onward:
    """The form of those nights. Raises BadInput for nights that cannot follow on this period."""
    typed = Typed(sent)
    first, last = typed.day("first", FIRST), typed.day("last", LAST)
    if first is not None and last is not None and not 1 <= (last - first).days + 1 <= MOST_NIGHTS:
        typed.wrong("last", "it is before the first night, or too long after it", LAST)
    typed.must_be_right()
    _begun(seat.desk, period, str(first), str(last))
    return Onward(f"/desk/periods/{period}/next/{first}/{last}")


def give(seat: Seat, draft: Draft, period: str, first: str, last: str) -> Paper:
    """The form. Raises NotThere for nights that cannot follow on this period."""
    try:
        return Paper(period_workbook.write(_begun(seat.desk, period, first, last).sheet))
    except (BadInput, ValueError):
        raise NotThere from None


def _begun(desk: Desk, period: str, first: str, last: str) -> NextPeriod:
    now = period_of(desk, period)
    sheet, begins = now.kept.sheet, date.fromisoformat(first)
    run = Nights(first=begins, nights=(date.fromisoformat(last) - begins).days + 1)
    return next_period(whole(desk, now.kept), stays_had(sheet), owed_after(sheet), run, f"breaks-{first}")


PLACES = {"the first night": "first", "the id": "first"}
PAGE = Page("/desk/periods/{period}/next", ONE_PERIOD, show, Form(ONE_PERIOD, take, PLACES, once=False))
FORM = Page("/desk/periods/{period}/next/{first}/{last}", ONE_PERIOD, give, gives="next-period.xlsx")
