"""Entering a referral that came by telephone, letter or visit. What was not said is left empty, and stays not known."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from matching.errors import BadInput, Problem
from matching.world.child import Sex
from matching.world.referral import Urgency
from matching.world.statement import StayKind
from service.access.action import Action
from service.access.kind import Kind
from service.actions.enter_referrals import EnterReferrals, enter_referrals
from service.api.route import Needs
from service.pages.moments import there
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.homes import home as home_record

ANOTHER = "another"
NOT_TAKEN = Problem(
    "form", "it is no referral as it stands", "Look over the references: letters and digits, as in R-12; whole nights."
)


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """The form, with nothing of the child filled in."""
    words: dict[str, Any] = {
        "here": "",
        "home": home,
        "named": home_record(seat.desk, home).name,
        "sexes": [sex.value for sex in Sex],
        "urgencies": [urgency.value for urgency in Urgency],
        "kinds": [kind.value for kind in StayKind],
        "another": ANOTHER,
        "today": there(seat.desk.now).date().isoformat(),
    }
    return Shown("enter.html", "Enter a referral", words, home=home)


def take(seat: Seat, sent: Sent, home: str) -> Onward:
    """The referral, as sent to this home today. Raises BadInput, with nothing kept."""
    asked = _asked(sent, home)
    entered = enter_referrals(seat.desk, asked).referrals[0]
    return Onward(f"/desk/homes/{home}/referrals/{entered.referral}")


def _asked(sent: Sent, home: str) -> EnterReferrals:
    typed = Typed(sent)
    child = {
        "id": typed.words("child-id", "Give the child a number, as the placing authority has it."),
        "name": typed.words("name", "Write the name the child is known by."),
        "date_of_birth": typed.day("born", "Give the day, or leave it empty.") if sent["born"] else None,
        "sex": typed.choice("sex", Sex, "Choose one, or none.") if sent["sex"] else None,
    }
    referral = {
        "id": typed.words("reference", "Give the reference of the referral, as in R-12."),
        "placing_authority": typed.words("authority", "Write which authority asks."),
        "received_on": typed.day("received", "Give the day it came."),
        "urgency": typed.choice("urgency", Urgency, "Say whether it is planned or an emergency."),
        "kind": typed.choice("kind", StayKind, "Say for which kind of stay."),
        "start": typed.day("start", "Give the first night asked for."),
        "expected_nights": _nights(typed),
        "child": child,
    }
    typed.must_be_right()
    entry = {"referral": referral, "is_another_child": sent["is-another"] == ANOTHER}
    try:
        return EnterReferrals.model_validate({"home": home, "referrals": (entry,)})
    except ValidationError:
        raise BadInput([NOT_TAKEN]) from None


def _nights(typed: Typed) -> int | None:
    given = typed.sent["nights"]
    if given and not (given.isdecimal() and len(given) < 6):
        typed.wrong("nights", "it is no number of nights", "Give it in digits, or leave it empty.")
    return int(given) if given.isdecimal() and len(given) < 6 else None


PLACES = {
    "referral 1, id": "reference",
    "referral 1, child": "name",
    "referral 1, child, id": "child-id",
    "referral 1, child, date of birth": "born",
    "referral 1, start": "start",
    "referral 1, received on": "received",
    "referral 1": "form",
}
PAGE = Page(
    "/desk/homes/{home}/enter",
    Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"),
    show,
    Form(Needs(Action.WRITE, Kind.HOME, OF_A_HOME, by="home"), take, PLACES),
)
