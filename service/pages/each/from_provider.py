"""Coming back from the provider: the person goes on with one press, and only then is anything done.

A browser sends no cookie of ours with what another site makes it open, so the page only shows a form; what that sends
comes from ourselves.
"""

from __future__ import annotations

from matching.errors import BadInput, Problem
from service.api.route import Open
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.providers import BACK, back_to, key_of, ours, provider_of
from service.pages.sent import Sent
from service.records.provider_sign_ins import CannotLink, NotLinked, enter, link_oneself, prove_by_provider
from service.records.sessions import NotSignedIn
from service.signing_in.asking_provider import NoProvider
from service.signing_in.going import Going, Purpose, going_in
from service.signing_in.provider import NotProven, Proven

LONGEST = 4_000
ANEW = "Go back to the page you came from, and begin again."
NOT_PROVEN = Problem("form", "your organisation's sign-in did not prove who you are", ANEW)
NOT_REACHED = Problem("form", "your organisation's sign-in cannot be reached, or refused", ANEW)
NOT_YOU = Problem("form", "it is not whom you are signed in as here, or your session has ended", ANEW)
NOT_LINKED = Problem(
    "form",
    "your organisation knows you, and here nobody is linked to that",
    "Sign in by password and link yourself, or ask whoever runs this service to link you.",
)
NO_LINK = Problem(
    "form",
    "you cannot be linked now",
    "Sign in by password and code and do it within five minutes. Who is linked already has that taken away first.",
)


def show(seat: Seat, draft: Draft) -> Shown:
    """One press to go on, or what is wrong and the way back."""
    provider_of(seat)
    came = {name: seat.query.get(name, "") for name in ("code", "state", "iss")}
    goes_on = not draft.problems and bool(came["code"]) and max(map(len, came.values())) <= LONGEST
    return Shown("from_provider.html", "Go on signing in", {"came": came, "goes_on": goes_on, "here": BACK})


def take(seat: Seat, sent: Sent) -> Shown | Onward:
    """A session, a proof for it, or a link. Raises BadInput, with nothing done."""
    going = going_in(seat.visit.going)
    if going is None or not going.is_answered_by(sent["state"], key_of(seat), seat.visit.now):
        raise BadInput([NOT_PROVEN])
    try:
        return _done(seat, going, _who(seat, going, sent))
    except NotLinked:
        raise BadInput([NOT_LINKED]) from None
    except NotSignedIn:
        raise BadInput([NOT_YOU]) from None
    except CannotLink:
        raise BadInput([NO_LINK]) from None


def _who(seat: Seat, going: Going, sent: Sent) -> Proven:
    provider = provider_of(seat)
    if sent["iss"] not in ("", provider.registered.issuer):
        raise BadInput([NOT_PROVEN])
    try:
        return provider.who(going, sent["code"], key_of(seat), back_to(seat), seat.visit.now)
    except NoProvider:
        raise BadInput([NOT_REACHED]) from None
    except NotProven:
        raise BadInput([NOT_PROVEN]) from None


def _done(seat: Seat, going: Going, proven: Proven) -> Shown | Onward:
    store, now, token = seat.visit.ground.store, seat.visit.now, seat.visit.token
    issuer = provider_of(seat).registered.issuer
    if going.purpose is Purpose.ENTER:
        return Onward(ours(going.then), enter(store, issuer, proven, now), going="")
    if going.purpose is Purpose.PROVE:
        anew = prove_by_provider(store, token, issuer, proven, now)
        return Shown("came_back.html", "You have proved who you are", {"linked": False}, token=anew)
    link_oneself(store, token, issuer, proven, now)
    return Shown("came_back.html", "You are linked", {"linked": True})


PAGE = Page(BACK, Open("whoever is to sign in"), show, Form(Open("whoever is to sign in"), take))
