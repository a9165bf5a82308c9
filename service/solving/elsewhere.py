"""Works a question out on another machine, in a child process with the same limits; what it answers is checked here.

Nobody hears from there how far it has come, and what is stopped here goes on there until its time is over.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import Executor, wait
from dataclasses import dataclass, field

from service.solving.contained import LOOKS_EVERY, Came, How, Stop, contained
from service.solving.limits import Limits


@dataclass(frozen=True)
class Asked:
    """What goes there. Its words are in no text of it, since whoever works there may write down what came."""

    arguments: tuple[str, ...]
    given: bytes = field(repr=False)
    limits: Limits


def answered(asked: Asked) -> Came:
    """Runs there. Whatever goes wrong is a crash and no error: an error would be logged with what was asked."""
    try:
        return contained((sys.executable, *asked.arguments), asked.given, asked.limits, lambda _: None, lambda: False)
    except Exception:
        return Came(How.CRASHED)


def answered_by(executor: Executor, command: Sequence[str], given: bytes, limits: Limits, stop: Stop) -> Came:
    """What comes of it there; the program that works there is its own. A machine that is lost is a crash."""
    try:
        under_way = executor.submit(answered, Asked(tuple(command[1:]), given, limits))
        while not wait([under_way], timeout=LOOKS_EVERY).done:
            if stop():
                under_way.cancel()
                return Came(How.STOPPED)
        return under_way.result()
    except Exception:
        return Came(How.CRASHED)
