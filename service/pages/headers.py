"""What stands at the head of every page: only its own style sheet is loaded, and forms go to the service alone."""

from __future__ import annotations

from service.api.headers import headers_of_all

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)


def headers_of_pages(secure: bool) -> dict[str, str]:
    """The headers of every answer that is a page.

    The service's own address is told to itself as the referrer: browsers that tell none name no origin with a form.
    """
    own = {"Content-Security-Policy": POLICY, "Referrer-Policy": "same-origin"}
    return headers_of_all(secure) | own
