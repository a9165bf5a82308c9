"""Signing in: a name and a password, then the code; after a session that ended, back to where the person was."""

from __future__ import annotations

from matching.errors import BadInput, Problem
from service.api.route import Open
from service.api.turns import in_turn
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.providers import ours
from service.pages.sent import Sent
from service.records.sessions import NotSignedIn
from service.records.sign_ins import TooManyTries, Typed, sign_in


def show(seat: Seat, draft: Draft) -> Shown:
    """Name, password and code on one page; what is wrong with them has one answer."""
    sent = draft.sent
    then = sent["then"] or seat.query.get("then", "")
    words = {"then": ours(then), "draft": sent["draft"], "ended": bool(sent["ended"])}
    return Shown("sign_in.html", "Sign in", words)


def take(seat: Seat, sent: Sent) -> Shown | Onward:
    """A session; then the page that was wanted, with what had been typed there. Raises BadInput."""
    token = begun(seat, sent)
    then = ours(sent["then"])
    if not sent["draft"]:
        return Onward(then, token)
    return Shown("signed_in.html", "You are signed in", {"then": then, "draft": sent["draft"]}, token=token)


def begun(seat: Seat, sent: Sent) -> str:
    """The token of a new session. Raises BadInput, with one answer for everything that is wrong."""
    if not seat.visit.ground.ways.passwords:
        raise BadInput([SWITCHED_OFF])
    typed = Typed(sent["name"], sent["password"], sent["code"].replace(" ", ""), seat.visit.address)
    try:
        return in_turn(lambda: sign_in(seat.visit.ground.store, typed, seat.visit.now))
    except TooManyTries:
        raise BadInput([SLOWED]) from None
    except NotSignedIn:
        raise BadInput([WRONG]) from None


WRONG = Problem(
    "name",
    "name, password and code do not belong together",
    "Type them again; each code works once, for half a minute.",
)
SWITCHED_OFF = Problem("form", "nobody signs in by password here", "Sign in with your organisation.")
SLOWED = Problem(
    "name",
    "too many tries were wrong of late",
    "Wait an hour, or sign in from where you did before. If it was not you who tried, tell your administrator.",
)


PAGE = Page("/desk/sign-in", Open("whoever is to sign in"), show, Form(Open("whoever is to sign in"), take))
