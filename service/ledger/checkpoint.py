"""A checkpoint: how long a ledger was and what its head was, signed, to be kept where nobody can reach both.

Written as in C2SP's signed notes and checkpoints: origin, size, head in base64, an empty line, and the signature.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from matching.errors import BadFile, Problem

ORIGIN = "placewell/"
ED25519 = b"\x01"
MARK_BYTES, HEAD_BYTES, SIGNATURE_BYTES = 4, 32, 64

_FORM = re.compile(
    r"placewell/([0-9a-f]{32})\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/=]{44})\n\n"
    r"— placewell/\1 ([A-Za-z0-9+/=]+)\n"
)


@dataclass(frozen=True)
class Checkpoint:
    """`head` is that of the entry with the number `size`; `signature` is over `signed`."""

    organisation: str
    size: int
    head: str
    signature: bytes
    mark: bytes
    """The first bytes of a digest of the public key that it was signed with."""

    @property
    def signed(self) -> bytes:
        """What the signature is over."""
        return to_be_signed(self.organisation, self.size, self.head)

    def __str__(self) -> str:
        signature = base64.b64encode(self.mark + self.signature).decode()
        return f"{self.signed.decode()}\n— {ORIGIN}{self.organisation} {signature}\n"


def to_be_signed(organisation: str, size: int, head: str) -> bytes:
    """The lines that a checkpoint's signature is over."""
    root = base64.b64encode(bytes.fromhex(head)).decode()
    return f"{ORIGIN}{organisation}\n{size}\n{root}\n".encode()


def mark_of(organisation: str, public: bytes) -> bytes:
    """What tells one key's signatures from another's."""
    return hashlib.sha256(f"{ORIGIN}{organisation}\n".encode() + ED25519 + public).digest()[:MARK_BYTES]


def read_checkpoint(data: bytes) -> Checkpoint:
    """The checkpoint in a file. Raises BadFile for anything else."""
    found = _FORM.fullmatch(data.decode(errors="replace").replace("\r\n", "\n").rstrip("\n") + "\n")
    try:
        head, signature = (base64.b64decode(found[part], validate=True) for part in (3, 4)) if found else (b"", b"")
    except binascii.Error:
        head = signature = b""
    if found is None or len(head) != HEAD_BYTES or len(signature) != MARK_BYTES + SIGNATURE_BYTES:
        raise BadFile([Problem("the checkpoint", "it is none, or not whole", "Give one as Placewell printed it.")])
    return Checkpoint(found[1], int(found[2]), head.hex(), signature[MARK_BYTES:], signature[:MARK_BYTES])
