"""Linking oneself, once, to whom the provider of one's organisation knows."""

from __future__ import annotations

from service.api.route import Own
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.providers import provider_of


def show(seat: Seat, _: Draft) -> Shown:
    """What linking means, and the way there."""
    return Shown("link.html", "Sign in with your organisation", {"issuer": provider_of(seat).registered.issuer})


PAGE = Page("/desk/link", Own("how they sign in"), show)
