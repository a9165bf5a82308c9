"""Whether somebody wants a search to stop, and CP-SAT stopped while it works when they do."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ortools.sat.python import cp_model

Stop = Callable[[], bool]

LOOKS_EVERY = 0.1
"""Seconds between two looks at whether somebody wants it to stop."""


def never() -> bool:
    """Nobody asks it to stop."""
    return False


@contextmanager
def stopped_by(stop: Stop, solver: cp_model.CpSolver) -> Iterator[None]:
    """Within this the solver stops soon after somebody wants that: it is looked at beside it."""
    if stop is never:
        yield
        return
    over = threading.Event()

    def look() -> None:
        while not over.wait(LOOKS_EVERY):
            if stop():
                solver.stop_search()

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield
    finally:
        over.set()
        looking.join()
