"""The way to a provider and back: what is held in a browser meanwhile, and what only that browser can come back with.

The browser holds when it went, what for, and a random part, in a cookie that no script reads. State, nonce and the
proof of the code (PKCE, RFC 7636) are made from that under a key of the service, so that nothing is kept of it here and
whoever knows one of them knows none of the others.
"""

from __future__ import annotations

import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

LONGEST = timedelta(minutes=10)
RANDOM_BYTES = 32
_HELD = re.compile(r"(enter|prove|link)\.([0-9]{1,12})\.([A-Za-z0-9_-]{43})\.(/[a-z0-9/-]{0,300})")


class Purpose(StrEnum):
    """What a person goes to the provider for."""

    ENTER = "enter"
    PROVE = "prove"
    """That it is they, before they sign."""
    LINK = "link"
    """To enter so from now on, being signed in by password already."""


@dataclass(frozen=True)
class Going:
    """One way there and back. `then`: the page that was wanted."""

    purpose: Purpose
    at: datetime
    random: str = field(repr=False)
    then: str

    @property
    def held(self) -> str:
        """What the browser holds."""
        return f"{self.purpose}.{int(self.at.timestamp())}.{self.random}.{self.then}"

    def state(self, key: bytes) -> str:
        """What has to come back with the answer."""
        return self._made(key, "state")

    def nonce(self, key: bytes) -> str:
        """What has to stand in what the provider signs."""
        return self._made(key, "nonce")

    def verifier(self, key: bytes) -> str:
        """What shows that whoever brings the code is whoever asked for it."""
        return self._made(key, "verifier")

    def is_answered_by(self, state: str, key: bytes, now: datetime) -> bool:
        """Whether that state is of this way, and the way not too long ago."""
        return hmac.compare_digest(self.state(key).encode(), state.encode()) and self.at <= now <= self.at + LONGEST

    def _made(self, key: bytes, what: str) -> str:
        digest = hmac.digest(key, f"{what} {self.held}".encode(), "sha256")
        return urlsafe_b64encode(digest).decode().rstrip("=")


def set_out(purpose: Purpose, then: str, now: datetime) -> Going:
    """A new way, which nobody can guess."""
    whole = datetime.fromtimestamp(int(now.timestamp()), UTC)
    return Going(purpose, whole, secrets.token_urlsafe(RANDOM_BYTES), then)


def going_in(held: str) -> Going | None:
    """The way that a browser holds; None where it holds none."""
    found = _HELD.fullmatch(held)
    if found is None:
        return None
    purpose, at, random, then = found.groups()
    return Going(Purpose(purpose), datetime.fromtimestamp(int(at), UTC), random, then)
