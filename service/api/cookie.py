"""The cookie of a session: no script reads it, no other site sends it, and over TLS no other host can set it."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from service.api.served import Served


def name_of(served: Served) -> str:
    """Its name. Browsers hold one that begins with __Host- to TLS and to this host alone."""
    return "__Host-placewell" if served.secure else "placewell-on-this-machine"


def name_of_going(served: Served) -> str:
    """The same of the cookie that holds what a browser needs to come back from a provider."""
    return "__Host-placewell-going" if served.secure else "placewell-going-on-this-machine"


def token_in(header: str, served: Served) -> str | None:
    """The token in the header Cookie; None when there is none, or more than one."""
    return _in(header, name_of(served))


def going_held_in(header: str, served: Served) -> str | None:
    """What is held of a way to a provider; None when nothing is."""
    return _in(header, name_of_going(served))


def _in(header: str, name: str) -> str | None:
    cookies: SimpleCookie = SimpleCookie()
    try:
        cookies.load(header)
    except CookieError:
        return None
    found = cookies.get(name)
    return None if found is None or header.count(f"{name}=") != 1 else found.value


def setting_going(held: str, served: Served) -> str:
    """The header Set-Cookie that holds it; with "" it is let go of."""
    secure, ends = "; Secure" if served.secure else "", "" if held else "; Max-Age=0"
    return f"{name_of_going(served)}={held}; Path=/; HttpOnly; SameSite=Strict{secure}{ends}"


def setting(token: str, served: Served) -> str:
    """The header Set-Cookie that begins a session; it ends with the browser."""
    secure = "; Secure" if served.secure else ""
    return f"{name_of(served)}={token}; Path=/; HttpOnly; SameSite=Strict{secure}"


def clearing(served: Served) -> str:
    """The header Set-Cookie that ends it."""
    return f"{setting('', served)}; Max-Age=0"
