"""Proving anew who somebody is, on the form that asks for it: before a signature, and before what cannot be undone."""

from __future__ import annotations

from matching.errors import BadInput, Problem
from service.api.turns import in_turn
from service.api.visit import Visit
from service.pages.anew import ANEW
from service.pages.sent import Sent
from service.records.provider_sign_ins import is_proved_by_provider
from service.records.sessions import NotSignedIn, whose
from service.records.sign_ins import TooManyTries, Typed, prove

WRONG = Problem("name", "name, password and code are not yours, or not right", "Type them again; each code works once.")
SLOWED = Problem(
    "name", "too many tries were wrong of late", "Wait an hour. If it was not you, tell your administrator."
)
PROVE_FIRST = Problem(
    "form", "you have not just proved who you are", "Prove it with your organisation's account, then send it again."
)
OF_THE_PROOF = (WRONG, SLOWED, PROVE_FIRST, ANEW)


def proves(visit: Visit, sent: Sent) -> str:
    """The token that the session goes on under. Raises NotSignedIn where there is none, and BadInput."""
    with visit.ground.store.transaction() as t:
        whose(t, visit.token, visit.now)
    ways = visit.ground.ways
    if ways.provider is not None and not sent["password"]:
        if is_proved_by_provider(visit.ground.store, visit.token, visit.now):
            return visit.token
        raise BadInput([PROVE_FIRST])
    if not ways.passwords:
        raise BadInput([PROVE_FIRST])
    typed = Typed(sent["name"], sent["password"], sent["code"].replace(" ", ""), visit.address)
    try:
        return in_turn(lambda: prove(visit.ground.store, visit.token, typed, visit.now))
    except TooManyTries:
        raise BadInput([SLOWED]) from None
    except NotSignedIn:
        raise BadInput([WRONG]) from None
