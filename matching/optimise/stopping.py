"""Whether somebody wants a search to stop, and a solver stopped while it works when they do."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

Stop = Callable[[], bool]

LOOKS_EVERY = LEAST = 0.1
"""Seconds between two looks at whether somebody wants it to stop, and the least that a solver is given."""


@dataclass(frozen=True)
class Until:
    """Stops when somebody wants it to, or once a clock shows `ends`; `clock` tells seconds that only grow."""

    clock: Callable[[], float]
    ends: float
    asked: Stop

    def __call__(self) -> bool:
        """As a search asks."""
        return self.asked() or self.clock() >= self.ends


def time_left(stop: Stop) -> timedelta | None:
    """How long a solver that can be told only beforehand may take; None: no clock is looked at."""
    return timedelta(seconds=max(stop.ends - stop.clock(), LEAST)) if isinstance(stop, Until) else None


def never() -> bool:
    """Nobody asks it to stop."""
    return False


def at_once() -> bool:
    """It is to stop as soon as it can."""
    return True


@contextmanager
def stopped_by(stop: Stop, halt: Callable[[], object]) -> Iterator[None]:
    """Within this the solver that `halt` halts stops soon after somebody wants that: it is looked at beside it."""
    if stop is never:
        yield
        return
    over = threading.Event()

    def look() -> None:
        while not over.wait(LOOKS_EVERY):
            if stop():
                halt()

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield
    finally:
        over.set()
        looking.join()
