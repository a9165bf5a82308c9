"""One entry of a ledger: what it commits to, and how it is chained to the entry before it.

The header has nothing of a child in it. What was decided is only committed to, with a salt that is kept beside it: when
both are erased one day the chain still holds, and nobody can guess what stood there.

    leaf = SHA-256(0x00, header length in 8 bytes, header, commitment)    commitment = HMAC-SHA-256(salt, document)
    head = SHA-256(0x01, head before, leaf)                               the head before the first is 32 zero bytes
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime

from service.ledger.canonical import canonical

BEFORE_THE_FIRST = "00" * 32
SALT_BYTES = 32
FORMAT = 1


@dataclass(frozen=True)
class Header:
    """What an entry says in the clear. Ids are random; `at` is in UTC."""

    organisation: str
    sequence: int
    kind: str
    document: str
    """The id of the document that it commits to."""
    author: str
    at: datetime
    supersedes: str | None = None

    def written(self) -> str:
        """The header's text, which is what is hashed."""
        return canonical(vars(self) | {"at": self.at.isoformat(), "format": FORMAT}).decode()


@dataclass(frozen=True)
class Entry:
    """An entry as it is kept. Hashes are in hexadecimal digits."""

    organisation: str
    sequence: int
    header: str
    commitment: str
    head: str

    def says(self, name: str) -> object:
        """One part of the header; None when there is no such part, or the header cannot be read."""
        try:
            parts = json.loads(self.header)
        except ValueError:
            return None
        return parts.get(name) if isinstance(parts, dict) else None


def commit_to(document: bytes, salt: bytes) -> str:
    """What stands in the ledger for a document: it binds to every byte of it and tells nothing about it."""
    return hmac.new(salt, document, hashlib.sha256).hexdigest()


def chained(before: str, header: str, commitment: str) -> str:
    """The head of a chain with one more entry; `before` is the head that it had."""
    written = header.encode()
    leaf = hashlib.sha256(b"\x00" + len(written).to_bytes(8, "big") + written + bytes.fromhex(commitment)).digest()
    return hashlib.sha256(b"\x01" + bytes.fromhex(before) + leaf).hexdigest()


def next_entry(header: Header, commitment: str, before: str) -> Entry:
    """The entry that comes after one whose head is `before`."""
    written = header.written()
    return Entry(header.organisation, header.sequence, written, commitment, chained(before, written, commitment))
