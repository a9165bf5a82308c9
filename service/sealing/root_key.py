"""The root key: 32 random bytes that stand outside the data folder, in a file or in the environment."""

from __future__ import annotations

import base64
import binascii
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from matching.errors import BadInput, Problem
from service.sealing.sealed import KEY_BYTES, Spot, seal, unseal
from service.settings import ROOT_KEY, ROOT_KEY_FILE, Settings

MAKE_ONE = "Give the key that these records were sealed with. Only for new records: placewell keys make"
ROOT_NUMBER = 0


class RootKey:
    """Wraps the keys that words are sealed with. It is never shown, stored or passed on."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def __repr__(self) -> str:
        return "RootKey()"

    def wrap(self, number: int, key: bytes) -> bytes:
        """A data key of that number, as it may be stored."""
        return seal(ROOT_NUMBER, self._secret, _place_of(number), key)

    def unwrap(self, number: int, wrapped: bytes) -> bytes:
        """The data key of that number. Raises CannotOpen when another root key wrapped it."""
        return unseal(self._secret, _place_of(number), wrapped)

    def derived(self, purpose: str, salt: bytes) -> bytes:
        """A key for one purpose and salt, from which the root key cannot be told (HKDF, RFC 5869)."""
        return HKDF(SHA256(), KEY_BYTES, salt, f"placewell {purpose}".encode()).derive(self._secret)


def _place_of(number: int) -> Spot:
    return Spot("data_keys", "wrapped", str(number))


def new_root_key() -> str:
    """A new root key in words, as its file holds it."""
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def root_key_of(settings: Settings, records: Path | None = None) -> RootKey:
    """The root key. Raises BadInput when there is none, or where it stands does not keep it safe.

    `records`: the file that the records are in, where they are in one.
    """
    if settings.root_key is not None:
        return RootKey(_decoded(settings.root_key, ROOT_KEY))
    path = settings.root_key_file
    problem = problem_with_place(path, settings.data, records)
    if problem is not None:
        raise BadInput([problem])
    try:
        words = path.read_text(encoding="ascii", errors="replace")
    except OSError as trouble:
        reason = os.strerror(trouble.errno) if trouble.errno else "it cannot be read"
        raise BadInput([Problem(f"the root key {path}", reason, f"{MAKE_ONE}, or set {ROOT_KEY_FILE}.")]) from None
    if os.name == "posix" and path.stat().st_mode & 0o077:
        way_out = f"Let only its owner read it: chmod 600 {path}"
        raise BadInput([Problem(f"the root key {path}", "other people of this machine can read it", way_out)])
    return RootKey(_decoded(words, f"the root key {path}"))


def problem_with_place(path: Path, data: Path, records: Path | None) -> Problem | None:
    """What is wrong with where a key is to stand; None when it is neither in the data folder nor beside the records."""
    if path.resolve().is_relative_to(data.resolve()):
        what = "it stands in the data folder, so whoever copies the records has the key too"
    elif records is not None and path.resolve().parent == records.resolve().parent:
        what = "it stands beside the records, so whoever copies their folder has the key too"
    else:
        return None
    return Problem(f"the root key {path}", what, f"Move it elsewhere and set {ROOT_KEY_FILE}.")


def _decoded(words: str, where: str) -> bytes:
    try:
        secret = base64.b64decode(words.strip(), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != KEY_BYTES:
        raise BadInput([Problem(where, f"it is no root key, which is {KEY_BYTES} bytes in base64", f"{MAKE_ONE}.")])
    return secret
