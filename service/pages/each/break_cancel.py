"""Cancelling a stay that was given out, with whose doing it was: by that its nights are owed again or not."""

from __future__ import annotations

from typing import Any

from matching.short_breaks.cancelled import NOT_OWED_AGAIN
from matching.short_breaks.period import CancelledBy
from service.actions.cancel_stay import CancelStay, cancel_stay
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, nights_said, version_in, words_of_stay
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.period_keys import key_of_family, stay_at
from service.records.periods import period_of

YES, NO = "yes", "no"


def show(seat: Seat, draft: Draft, period: str, stay: str) -> Shown:
    """Which stay of which children, and what cancelling it means for what is owed."""
    now = period_of(seat.desk, period)
    found = stay_at(now, stay)
    words: dict[str, Any] = words_of_stay(seat.desk, now, found) | {
        "when": nights_said(found),
        "causes": [(by.value, f"{by.value.capitalize()}: {_owed(by)}") for by in CancelledBy],
    }
    return Shown("break_cancel.html", f"Cancel a stay of family {found.family}?", words)


def _owed(by: CancelledBy) -> str:
    return "the nights are not owed again" if by in NOT_OWED_AGAIN else "the nights are owed again"


def take(seat: Seat, sent: Sent, period: str, stay: str) -> Onward:
    """The stay is cancelled and its beds are free. Raises ChangedSince and BadInput."""
    now = period_of(seat.desk, period)
    found, typed = stay_at(now, stay), Typed(sent)
    by = typed.choice("by", CancelledBy, "Say whose doing it was.")
    why = typed.words("why", "Write the cause: it is kept with the record.")
    again = typed.one_of("again", (YES, NO), "Say whether the family may be offered these nights again.")
    version = version_in(sent)
    typed.must_be_right()
    asked = {
        "family": found.family,
        "first_night": found.first_night,
        "by": by,
        "why": why,
        "wanted_again": again == YES,
    }
    cancel_stay(seat.desk, CancelStay.model_validate({"period": period, "version": version, **asked}))
    return Onward(f"/desk/periods/{period}/families/{key_of_family(now, found.family)}")


PLACES = {"": "form", "by": "by", "again": "again", "why": "why"}
PAGE = Page("/desk/periods/{period}/stays/{stay}/cancel", ONE_PERIOD, show, Form(ONE_PERIOD, take, PLACES))
