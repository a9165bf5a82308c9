"""What the pages of the way to a provider and back have in common: where it leads, and which pages are ours."""

from __future__ import annotations

import re

from service.api.problem import not_there
from service.pages.page import Seat
from service.signing_in.provider import Provider

HERE = "/desk"
BACK = "/desk/sign-in/from-provider"
_OURS = re.compile(r"/desk(/[a-z0-9-]+)*")


def ours(path: str) -> str:
    """The path, where it is one of our pages that is not for signing in; else the first page."""
    is_ours = _OURS.fullmatch(path) and len(path) <= 300 and not path.startswith(f"{HERE}/sign-in")
    return path if is_ours else HERE


def provider_of(seat: Seat) -> Provider:
    """The provider. Raises Trouble where there is none: then there is no such page."""
    provider = seat.visit.ground.ways.provider
    if provider is None:
        raise not_there()
    return provider


def key_of(seat: Seat) -> bytes:
    """What state and nonce are made with."""
    return seat.visit.ground.store.root.derived("the way to a provider", b"")


def back_to(seat: Seat) -> str:
    """The address that the provider sends browsers back to, as it is registered there."""
    return f"{seat.visit.ground.served.origins[0]}{BACK}"
