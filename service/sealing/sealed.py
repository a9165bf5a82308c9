"""What a sealed text looks like: a mark, the number of its key, a nonce, and what only that key opens.

AES-256-GCM-SIV (RFC 8452): authenticated, and safe even if a nonce were ever drawn twice. Each text is bound to its
table, column and row, so that it opens nowhere else.
"""

from __future__ import annotations

import secrets
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

MARK = b"\xb1"
KEY_BYTES, NUMBER_BYTES, NONCE_BYTES, TAG_BYTES = 32, 4, 12, 16
PREFIX_BYTES = len(MARK) + NUMBER_BYTES
SHORTEST = PREFIX_BYTES + NONCE_BYTES + TAG_BYTES


class Spot(NamedTuple):
    """The place that a sealed text belongs to: a table, a column, and the id of a row."""

    table: str
    column: str
    row: str


class CannotOpen(Exception):
    """A sealed text was changed, moved from its place, or sealed with another key. Says where, never what."""


def seal(number: int, key: bytes, spot: Spot, plain: bytes) -> bytes:
    """Sealed with the key of that number, for that place alone."""
    prefix, nonce = prefix_of(number), secrets.token_bytes(NONCE_BYTES)
    return prefix + nonce + AESGCMSIV(key).encrypt(nonce, plain, _bound_to(prefix, spot))


def unseal(key: bytes, spot: Spot, sealed: bytes) -> bytes:
    """What was sealed. Raises CannotOpen when it was not sealed with that key for that place."""
    prefix, rest = sealed[:PREFIX_BYTES], sealed[PREFIX_BYTES:]
    try:
        return AESGCMSIV(key).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], _bound_to(prefix, spot))
    except (InvalidTag, ValueError):
        raise CannotOpen(f"{spot.table}.{spot.column} of row {spot.row} was changed or moved") from None


def is_sealed(data: bytes) -> bool:
    """Whether it has the form of a sealed text."""
    return len(data) >= SHORTEST and data.startswith(MARK)


def prefix_of(number: int) -> bytes:
    """How every text sealed with the key of that number begins."""
    return MARK + number.to_bytes(NUMBER_BYTES, "big")


def number_of(sealed: bytes) -> int:
    """The number of the key that it was sealed with."""
    return int.from_bytes(sealed[len(MARK) : PREFIX_BYTES], "big")


def _bound_to(prefix: bytes, spot: Spot) -> bytes:
    """The prefix and the place, each with its length before it, so that no two places read the same."""
    parts = (prefix, *(part.encode() for part in spot))
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
