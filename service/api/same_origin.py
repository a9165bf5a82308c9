"""Keeps out what another site makes a browser ask: the host has to be ours, and so has the origin of every change."""

from __future__ import annotations

from starlette.datastructures import Headers

from service.api.problem import Trouble, trouble
from service.api.served import Served

UNCHANGING = frozenset({"GET", "HEAD", "OPTIONS"})


def refusal(method: str, headers: Headers, served: Served) -> Trouble | None:
    """Why the request is not looked at; None where it is."""
    if headers.get("host") not in served.hosts:
        return trouble(
            421, "another-host", "This is not the host that was asked for.", "Use the service's own address."
        )
    if method in UNCHANGING or is_ours(headers, served):
        return None
    way_out = "Ask from the service's own pages. A program names its own origin: send the header Origin."
    return trouble(403, "another-origin", "Changes are taken from the service's own origin only.", way_out)


def is_ours(headers: Headers, served: Served) -> bool:
    """Whether a request says that it comes from our own origin, and nothing in it says otherwise."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and origin is None:
        return False
    return site in {None, "same-origin"} and (origin is None or origin in served.origins)
