"""Passwords, and files of others, are looked at a few at a time, whichever way they come in."""

from __future__ import annotations

from collections.abc import Callable
from threading import BoundedSemaphore
from typing import TypeVar

from service.api.problem import cannot_be_kept

T = TypeVar("T")

AT_ONCE = 4
"""How many passwords are looked at at once: each takes memory and a processor for a moment."""
_turns = BoundedSemaphore(AT_ONCE)
READERS = BoundedSemaphore(2)
"""How many files of others are read at once: each takes a process."""
THINKERS = BoundedSemaphore(2)
"""How many answers are worked out at once that take long."""
SECONDS_TO_WAIT = 10


def in_turn(work: Callable[[], T], turns: BoundedSemaphore = _turns) -> T:
    """What the work gives, with no more at work than there are turns. Raises Trouble where it takes too long."""
    if not turns.acquire(timeout=SECONDS_TO_WAIT):
        raise cannot_be_kept()
    try:
        return work()
    finally:
        turns.release()
