"""Signing out, which ends the session at once."""

from __future__ import annotations

from service.api.route import Open
from service.pages.page import Form, Onward, Page, Seat
from service.pages.sent import Sent
from service.records.sign_ins import sign_out


def take(seat: Seat, sent: Sent) -> Onward:
    """Nobody is signed in with this cookie any more."""
    sign_out(seat.visit.ground.store, seat.visit.token, seat.visit.now)
    return Onward("/desk/sign-in", token="")


PAGE = Page("/desk/sign-out", Open("whoever is signed in"), None, Form(Open("whoever is signed in, or was"), take))
