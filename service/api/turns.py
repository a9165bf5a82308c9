"""Passwords are looked at a few at a time, whichever way they come in."""

from __future__ import annotations

from collections.abc import Callable
from threading import BoundedSemaphore

from service.api.problem import cannot_be_kept

AT_ONCE = 4
"""How many passwords are looked at at once: each takes memory and a processor for a moment."""
_turns = BoundedSemaphore(AT_ONCE)
SECONDS_TO_WAIT = 10


def in_turn(proof: Callable[[], str]) -> str:
    """The token that the proof gives, with no more looked at than AT_ONCE. Raises Trouble where it takes too long."""
    if not _turns.acquire(timeout=SECONDS_TO_WAIT):
        raise cannot_be_kept()
    try:
        return proof()
    finally:
        _turns.release()
