"""Entering a referral that came by telephone, letter or visit. What was not said is left empty, and stays not known."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from matching.errors import BadInput
from service.access.action import Action
from service.access.kind import Kind
from service.actions.enter_referrals import EnterReferrals, enter_referrals
from service.api.route import Needs
from service.pages.entry import NOT_TAKEN, PLACES, choices, entry_in
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.homes import home as home_record


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """The form, with nothing of the child filled in."""
    words: dict[str, Any] = {"here": "", "home": home, "named": home_record(seat.desk, home).name, **choices(seat)}
    return Shown("enter.html", "Enter a referral", words, home=home)


def take(seat: Seat, sent: Sent, home: str) -> Onward:
    """The referral, as sent to this home today. Raises BadInput, with nothing kept."""
    asked = _asked(sent, home)
    entered = enter_referrals(seat.desk, asked).referrals[0]
    return Onward(f"/desk/homes/{home}/referrals/{entered.referral}")


def _asked(sent: Sent, home: str) -> EnterReferrals:
    typed = Typed(sent)
    entry = entry_in(typed)
    typed.must_be_right()
    try:
        return EnterReferrals.model_validate({"home": home, "referrals": (entry,)})
    except ValidationError:
        raise BadInput([NOT_TAKEN]) from None


PAGE = Page(
    "/desk/homes/{home}/enter",
    Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"),
    show,
    Form(Needs(Action.WRITE, Kind.HOME, OF_A_HOME, by="home"), take, PLACES),
)
