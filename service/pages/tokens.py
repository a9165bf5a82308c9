"""Marks of a form: that it was made for this session by us, and a key that makes sending it twice the same as once."""

from __future__ import annotations

import hmac
import secrets

from service.store.opening import Store

KEY_BYTES = 18


def mark_of_form(store: Store, token: str) -> str:
    """What every form of the session carries; no other site can know it."""
    key = store.root.derived("mark of a form", b"")
    return hmac.digest(key, token.encode(), "sha256").hex()


def is_mark(store: Store, token: str, mark: str) -> bool:
    """Whether it is the mark of that session's forms."""
    return hmac.compare_digest(mark_of_form(store, token).encode(), mark.encode())


def new_key() -> str:
    """A new key for one form."""
    return secrets.token_urlsafe(KEY_BYTES)
