"""The command line: what a person types to ask Placewell something, and how it answers.

Loading a command takes half a second. Ctrl-C is answered from the first moment, so nothing else is loaded here.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPPED = 130


def main() -> None:
    """Load the commands and run the one that was typed. Ctrl-C leaves quietly with STOPPED at any moment."""
    with loading():
        from service.commands.line import run
    run()


@contextmanager
def loading() -> Iterator[None]:
    """While something is loaded in here, Ctrl-C leaves at once, unless it is to be ignored or is somebody else's."""
    was = signal.getsignal(signal.SIGINT)
    if was is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _leave_at_once)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, was)


def _leave_at_once(number: int, frame: FrameType | None) -> None:
    """While loading there is nothing to tidy up, and an exception in the middle of an import would not be quiet."""
    os._exit(STOPPED)
