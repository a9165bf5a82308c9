"""What stands at the head of every answer: nothing is kept, framed, guessed at or loaded from elsewhere."""

from __future__ import annotations

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
OVER_TLS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}


def headers_of_all(secure: bool) -> dict[str, str]:
    """The headers of every answer; over TLS, browsers are told to use nothing else."""
    return HEADERS | (OVER_TLS if secure else {})
