"""The one way of writing a document down, byte for byte: so that the same document always has the same digest.

JSON (RFC 8259) in UTF-8 with sorted keys, no spaces, text in Unicode's form NFC, and whole numbers only.
"""

from __future__ import annotations

import json
from typing import Any
from unicodedata import normalize


class NotCanonical(ValueError):
    """A document holds what has no one way of being written, such as a fraction."""


def canonical(document: Any) -> bytes:
    """The document's bytes. Raises NotCanonical for what has no one way of being written."""
    return json.dumps(_plain(document), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return normalize("NFC", value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict) and all(isinstance(name, str) for name in value):
        written = {normalize("NFC", name): _plain(each) for name, each in value.items()}
        if len(written) == len(value):
            return written
    raise NotCanonical(f"A {type(value).__name__} has no one way of being written.")
