"""An encrypted file: only the root key opens it, and a part that was changed, moved, left out or cut off is noticed.

Encrypted piece by piece with AES-256-GCM-SIV under a key of its own; each piece is bound to its number and to whether
it is the last.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from matching.errors import BadFile, Problem
from service.sealing.root_key import RootKey

MARK = b"placewell backup 1\n"
SALT_BYTES, NONCE_BYTES, TAG_BYTES = 32, 12, 16
PIECE_BYTES = 1024 * 1024
PURPOSE = "backup"


def encrypt(root: RootKey, plain: BinaryIO, into: BinaryIO) -> None:
    """Everything that `plain` holds, encrypted."""
    salt = secrets.token_bytes(SALT_BYTES)
    cipher = AESGCMSIV(root.derived(PURPOSE, salt))
    into.write(MARK + salt)
    for number, piece, last in _pieces(plain, PIECE_BYTES):
        into.write(cipher.encrypt(_nonce(number, last), piece, MARK))


def decrypt(root: RootKey, encrypted: BinaryIO, into: BinaryIO) -> None:
    """What was encrypted. Raises BadFile when it is no backup, is not whole, or is under another root key."""
    if encrypted.read(len(MARK)) != MARK:
        raise BadFile([Problem("the backup", "it is none", "Give a file that `placewell backup` wrote.")])
    cipher = AESGCMSIV(root.derived(PURPOSE, encrypted.read(SALT_BYTES)))
    for number, piece, last in _pieces(encrypted, PIECE_BYTES + TAG_BYTES):
        try:
            into.write(cipher.decrypt(_nonce(number, last), piece, MARK))
        except (InvalidTag, ValueError):
            what = "it was changed or cut off, or made under another root key"
            raise BadFile([Problem("the backup", what, "Give another copy, or the root key of then.")]) from None


def _pieces(file: BinaryIO, size: int) -> Iterator[tuple[int, bytes, bool]]:
    """Each piece with its number and whether it is the last; an empty file is one empty piece."""
    number, piece = 0, file.read(size)
    while True:
        following = file.read(size)
        yield number, piece, not following
        if not following:
            return
        number, piece = number + 1, following


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(NONCE_BYTES - 1, "big") + bytes([last])
