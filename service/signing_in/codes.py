"""The six figures that an authenticator shows, new every half minute (RFC 6238 over RFC 4226)."""

from __future__ import annotations

import base64
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote

FIGURES, SECONDS, SECRET_BYTES = 6, 30, 20
STEPS_EITHER_WAY = 1
"""How far the clock of an authenticator may be off: one step."""


def new_secret() -> str:
    """A secret of 160 bits in base 32, as authenticators are given it."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def code_at(secret: str, step: int) -> str:
    """The code of one step of SECONDS since 1970."""
    digest = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 0xF
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFF_FFFF
    return str(number % 10**FIGURES).zfill(FIGURES)


def step_at(now: datetime) -> int:
    """The step that holds at a moment."""
    return int(now.timestamp()) // SECONDS


def step_of(code: str, secret: str, now: datetime, last: int) -> int | None:
    """The step that the code is of. None when it is wrong, too old, or not later than `last`: a code works once."""
    typed = code.replace(" ", "").encode()
    near = range(step_at(now) - STEPS_EITHER_WAY, step_at(now) + STEPS_EITHER_WAY + 1)
    right = [step for step in near if hmac.compare_digest(code_at(secret, step).encode(), typed)]
    return next((step for step in right if step > last), None)


def enrolment(secret: str, name: str) -> str:
    """What an authenticator reads, as text: the address that its picture would hold."""
    return f"otpauth://totp/Placewell:{quote(name, safe='')}?secret={secret}&issuer=Placewell"
