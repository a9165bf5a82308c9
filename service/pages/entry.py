"""A referral as it is typed into a form: what was not said is left empty, and stays not known."""

from __future__ import annotations

from typing import Any

from matching.errors import Problem
from matching.world.child import Sex
from matching.world.referral import Urgency
from matching.world.statement import StayKind
from service.pages.moments import there
from service.pages.page import Seat
from service.pages.typed import Typed

ANOTHER = "another"
NOT_TAKEN = Problem(
    "form", "it is no referral as it stands", "Look over the references: letters and digits, as in R-12; whole nights."
)
PLACES = {
    "referral 1, id": "reference",
    "referral 1, child": "name",
    "referral 1, child, id": "child-id",
    "referral 1, child, date of birth": "born",
    "referral 1, start": "start",
    "referral 1, received on": "received",
    "referral 1": "form",
}


def choices(seat: Seat) -> dict[str, Any]:
    """What can be chosen in the form."""
    return {
        "sexes": [sex.value for sex in Sex],
        "urgencies": [urgency.value for urgency in Urgency],
        "kinds": [kind.value for kind in StayKind],
        "another": ANOTHER,
        "today": there(seat.desk.now).date().isoformat(),
    }


def entry_in(typed: Typed, authority: str | None = None) -> dict[str, Any]:
    """The referral and whether it is another child, as plain data. What is wrong is noted, and may be left in.

    `authority`: the asker's own; None where the form says which one asks.
    """
    child = {
        "name": typed.words("name", "Write the name the child is known by."),
        "id": typed.words("child-id", "Give the child a number, as the placing authority has it."),
        "date_of_birth": typed.day("born", "Give the day, or leave it empty.") if typed.sent["born"] else None,
        "sex": typed.choice("sex", Sex, "Choose one, or none.") if typed.sent["sex"] else None,
    }
    asks = typed.words("authority", "Write which authority asks.") if authority is None else authority
    referral = {
        "id": typed.words("reference", "Give the reference of the referral, as in R-12."),
        "placing_authority": asks,
        "received_on": typed.day("received", "Give the day it came."),
        "urgency": typed.choice("urgency", Urgency, "Say whether it is planned or an emergency."),
        "kind": typed.choice("kind", StayKind, "Say for which kind of stay."),
        "start": typed.day("start", "Give the first night asked for."),
        "expected_nights": _nights(typed),
        "child": child,
    }
    return {"referral": referral, "is_another_child": typed.sent["is-another"] == ANOTHER}


def _nights(typed: Typed) -> int | None:
    given = typed.sent["nights"]
    if given and not (given.isdecimal() and len(given) < 6):
        typed.wrong("nights", "it is no number of nights", "Give it in digits, or leave it empty.")
    return int(given) if given.isdecimal() and len(given) < 6 else None
