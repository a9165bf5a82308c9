"""A mark of exactly the bytes that one person was shown: it changes with them and with nothing else (RFC 9110, 8.8.3).

It is made with a key, per person, from what was shown: nothing that was left out can be read off it, and two people
cannot tell from their marks whether they were shown the same.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator, Mapping
from typing import Any

from matching.world.record import Record
from service.api.body import pointer
from service.store.opening import Store

MARK_CHARACTERS = 32


def mark_of(store: Store, person: str, shown: bytes) -> str:
    """The mark, quoted as it stands in a header."""
    key = store.root.derived("mark of what was shown", person.encode())
    return f'"{hmac.digest(key, shown, "sha256").hex()[:MARK_CHARACTERS]}"'


def names(if_match: str, mark: str) -> bool:
    """Whether the header If-Match names the mark. "*" would be any, and names none."""
    return any(hmac.compare_digest(each.strip().encode(), mark.encode()) for each in if_match.split(","))


def differing(sent: Record, now: Record) -> list[str]:
    """Where what was sent is not what is recorded now, as JSON pointers: places only."""
    return list(_differing((), *(json.loads(each.model_dump_json()) for each in (sent, now))))


def _differing(place: tuple[str, ...], sent: Any, now: Any) -> Iterator[str]:
    if isinstance(sent, Mapping) and isinstance(now, Mapping):
        for name in sorted(set(sent) | set(now)):
            yield from _differing((*place, name), sent.get(name), now.get(name))
    elif sent != now:
        yield pointer(place)
