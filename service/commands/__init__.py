"""The command line: what a person types to ask Placewell something, and how it answers.

Loading the commands takes half a second. Ctrl-C is answered from the first moment, so nothing else is loaded here.
"""

from __future__ import annotations

import os
import signal
from types import FrameType

STOPPED = 130


def main() -> None:
    """Load the commands and run the one that was typed. Ctrl-C leaves quietly with STOPPED at any moment."""
    unless_ignored = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if unless_ignored:
        signal.signal(signal.SIGINT, _leave_at_once)
    from service.commands.line import run

    if unless_ignored:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


def _leave_at_once(number: int, frame: FrameType | None) -> None:
    """While loading there is nothing to tidy up, and an exception in the middle of an import would not be quiet."""
    os._exit(STOPPED)
