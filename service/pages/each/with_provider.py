"""The way to the provider that people sign in with: where the browser is sent, and what it holds meanwhile."""

from __future__ import annotations

from service.api.problem import not_there, trouble
from service.api.route import Open
from service.pages.page import Draft, Onward, Page, Seat
from service.pages.providers import back_to, key_of, ours, provider_of
from service.signing_in.asking_provider import NoProvider
from service.signing_in.going import Purpose, set_out

FOR = {purpose.value: purpose for purpose in Purpose}


def show(seat: Seat, _: Draft) -> Onward:
    """Nothing is kept of it here: the browser holds it."""
    provider, purpose = provider_of(seat), FOR.get(seat.query.get("for", Purpose.ENTER))
    if purpose is None:
        raise not_there()
    now = seat.visit.now
    going = set_out(purpose, ours(seat.query.get("then", "")), now)
    try:
        there = provider.way_there(going, key_of(seat), back_to(seat), now)
    except NoProvider:
        way_out = "Try again in a minute, or tell your administrator."
        raise trouble(503, "no-provider", "Your organisation's sign-in cannot be reached.", way_out) from None
    return Onward(there, going=going.held)


PAGE = Page("/desk/sign-in/with-provider", Open("whoever is to sign in"), show)
