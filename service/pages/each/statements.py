"""The statements that a home wrote to an authority about a referral: which went out, which are old, and a new one."""

from __future__ import annotations

from typing import Any

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_referral import AskReferral, read_referral
from service.actions.read_statements import AskStatements, read_statements
from service.api.route import Needs
from service.pages.identity import identity_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.records.assessments import Checked, check_of, last_of
from service.records.statements import is_read_by_an_authority


def show(seat: Seat, draft: Draft, home: str, referral: str) -> Shown:
    """The last that was written first; one can be written where a check stands."""
    desk = seat.desk
    read = read_referral(desk, AskReferral(home=home, referral=referral)).referral
    stands = check_of(desk, home, referral) is Checked.STANDS
    words: dict[str, Any] = {
        "here": "",
        "home": home,
        "id": referral,
        "identity": identity_of(read, desk.day),
        "is_read": is_read_by_an_authority(desk, home, referral),
        "assessment": last_of(desk, home, referral) if stands else None,
        "statements": read_statements(desk, AskStatements(home=home, referral=referral)).statements,
    }
    return Shown("statements.html", "Statements to the authority", words, home=home)


PAGE = Page(
    "/desk/homes/{home}/referrals/{referral}/statements",
    Needs(Action.READ, Kind.REFERRAL, OF_A_HOME, by="referral"),
    show,
)
