"""Signing in with name, password and code, giving them again before something is signed, and signing out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from pydantic import Field

from matching.world.record import Record
from service.api.problem import Trouble, not_let_in, trouble
from service.api.route import Method, Open, Own, Route, Shown
from service.api.turns import in_turn
from service.api.visit import Reply, Visit
from service.records.sessions import IDLE, PROVED, NotSignedIn
from service.records.sign_ins import COUNTED, TooManyTries, Typed, prove, sign_in, sign_out

Words = Annotated[str, Field(min_length=1, max_length=200)]


class Given(Record):
    """What somebody signs in with."""

    name: Words
    password: Words = Field(repr=False)
    code: Annotated[str, Field(min_length=1, max_length=16, repr=False)]
    """The six figures that their authenticator shows now."""


class SignedIn(Shown):
    """Somebody is signed in: the session is in the cookie."""

    unused_until: datetime
    """When it ends unless it is used before."""
    proved_until: datetime
    """Until when a decision can be signed without proving again who they are."""


class SignedOut(Shown):
    """Nobody is signed in with the cookie any more."""

    signed_out: bool = True


def begin(visit: Visit, body: Given) -> Reply:
    """Sign in. Whatever is wrong has one answer."""
    return _proved(visit, lambda: sign_in(visit.ground.store, _typed(visit, body), visit.now))


def again(visit: Visit, body: Given) -> Reply:
    """Give password and code again, as before signing a decision; the session goes on under a new cookie."""
    return _proved(visit, lambda: prove(visit.ground.store, visit.token, _typed(visit, body), visit.now))


def leave(visit: Visit) -> Reply:
    """Sign out; the session ends at once."""
    sign_out(visit.ground.store, visit.token, visit.now)
    return Reply(SignedOut(), token="")


def _typed(visit: Visit, given: Given) -> Typed:
    return Typed(given.name, given.password, given.code, visit.address)


def _proved(visit: Visit, proof: Callable[[], str]) -> Reply:
    if not visit.ground.ways.passwords:
        raise trouble(403, "no-passwords", "Nobody signs in by password here.", "Sign in on the page /desk/sign-in.")
    try:
        token = in_turn(proof)
    except TooManyTries:
        raise _slowed() from None
    except NotSignedIn:
        raise not_let_in() from None
    return Reply(SignedIn(unused_until=visit.now + IDLE, proved_until=visit.now + PROVED), token)


def _slowed() -> Trouble:
    way_out = "Wait, or sign in from where you did before. If it was not you who tried, tell your administrator."
    headers = {"Retry-After": str(int(COUNTED.total_seconds()))}
    return trouble(429, "too-many-tries", "Too many tries were wrong of late.", way_out, headers)


_EXAMPLE = {"name": "anna", "password": "lantern-otter-violin", "code": "492039"}

ROUTES = (
    Route(Method.POST, "/sign-in", begin, Open("whoever is to sign in"), SignedIn, Given, example=_EXAMPLE),
    Route(Method.POST, "/prove-again", again, Own("their own session"), SignedIn, Given, example=_EXAMPLE),
    Route(Method.POST, "/sign-out", leave, Open("whoever is signed in, or was"), SignedOut),
)
