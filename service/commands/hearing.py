"""Work done beside the thread that hears Ctrl-C: a solver, or a loop being compiled, hears nothing until it is done."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

LOOKS_EVERY = 0.1


def hearing_meanwhile(does: Callable[[], T], look: Callable[[], None] = lambda: None) -> T:
    """What it comes to. Raises what it raised, and at once what Ctrl-C raises meanwhile: then nobody waits for it.

    `look` is called again and again until it is done, in the thread that hears.
    """
    work = _Work(does)
    running = threading.Thread(target=work.run, daemon=True)
    running.start()
    while running.is_alive():
        running.join(LOOKS_EVERY)
        look()
    for failure in work.failed:
        raise failure
    return work.done[0]


@dataclass
class _Work(Generic[T]):
    does: Callable[[], T]
    done: list[T] = field(default_factory=list)
    failed: list[BaseException] = field(default_factory=list)

    def run(self) -> None:
        """Do it, and keep what comes of it."""
        try:
            self.done.append(self.does())
        except BaseException as failure:
            self.failed.append(failure)
