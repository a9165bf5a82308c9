"""The cookie of a session: no script reads it, no other site sends it, and over TLS no other host can set it."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from service.api.served import Served


def name_of(served: Served) -> str:
    """Its name. Browsers hold one that begins with __Host- to TLS and to this host alone."""
    return "__Host-placewell" if served.secure else "placewell-on-this-machine"


def token_in(header: str, served: Served) -> str | None:
    """The token in the header Cookie; None when there is none, or more than one."""
    cookies: SimpleCookie = SimpleCookie()
    try:
        cookies.load(header)
    except CookieError:
        return None
    name = name_of(served)
    found = cookies.get(name)
    return None if found is None or header.count(f"{name}=") != 1 else found.value


def setting(token: str, served: Served) -> str:
    """The header Set-Cookie that begins a session; it ends with the browser."""
    secure = "; Secure" if served.secure else ""
    return f"{name_of(served)}={token}; Path=/; HttpOnly; SameSite=Strict{secure}"


def clearing(served: Served) -> str:
    """The header Set-Cookie that ends it."""
    return f"{setting('', served)}; Max-Age=0"
