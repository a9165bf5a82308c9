"""Passwords: only a hash is ever kept, and what is easily guessed is refused when it is chosen.

Argon2id (RFC 9106) with the memory and passes that OWASP's Password Storage Cheat Sheet asks for at least.
"""

from __future__ import annotations

import secrets
import tomllib
from functools import cache
from importlib.resources import files

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

SHORTEST, LONGEST = 12, 128
"""In characters. Project judgement: with a code beside it; OWASP ASVS 5.0, 6.2.1, asks for 8 and advises 15."""
FEWEST_DIFFERENT = 5
MEMORY_KIB, PASSES, LANES, SALT_BYTES, HASH_BYTES = 19_456, 2, 1, 16, 32
AROUND = "0123456789!?.*#"
READ_AS_LETTERS = str.maketrans("013457@$!", "oleastasi")


def hash_of(password: str) -> str:
    """The Argon2id hash in PHC form, with a salt of its own: the same password never gives the same hash twice."""
    made = Argon2id(
        salt=secrets.token_bytes(SALT_BYTES),
        length=HASH_BYTES,
        iterations=PASSES,
        lanes=LANES,
        memory_cost=MEMORY_KIB,
    )
    return made.derive_phc_encoded(password.encode())


def is_right(password: str, hashed: str | None) -> bool:
    """Whether that is the password. Without a hash the work is the same and the answer no: nobody learns who exists."""
    try:
        Argon2id.verify_phc_encoded(password.encode(), hashed or _nobodys())
    except InvalidKey:
        return False
    return hashed is not None


def reason_to_refuse(password: str, sign_in_name: str) -> str | None:
    """Why the password must not be chosen, in words that do not repeat it; None when it may be."""
    if not SHORTEST <= len(password) <= LONGEST:
        return f"it must have from {SHORTEST} to {LONGEST} characters"
    if len(set(password.lower())) < FEWEST_DIFFERENT:
        return "it repeats too few characters"
    if sign_in_name.lower() in password.lower():
        return "it contains the name that you sign in with"
    return "it is among the first that are guessed" if _is_common(password) else None


def _is_common(password: str) -> bool:
    """Whether common words alone make it up, with figures and signs around or in the place of letters."""
    written = password.lower()
    readings = (
        written,
        written.translate(READ_AS_LETTERS),
        written.strip("0123456789!?.*#").translate(READ_AS_LETTERS),
    )
    return any(_is_made_of_common_words("".join(filter(str.isalpha, reading))) for reading in readings)


def _is_made_of_common_words(letters: str) -> bool:
    reached = {0}
    for start in range(len(letters)):
        if start in reached:
            reached |= {start + len(word) for word in _common() if letters.startswith(word, start)}
    return len(letters) in reached


@cache
def _common() -> frozenset[str]:
    text = (files("service.signing_in") / "common_passwords.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["words"])


@cache
def _nobodys() -> str:
    return hash_of(secrets.token_hex(16))
