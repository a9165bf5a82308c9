"""Ctrl-C asks a search to stop and keep what it has; once more, or where there is nothing yet to keep, it leaves."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType


@dataclass
class Stopping:
    """Whether somebody wants it to stop."""

    asked: bool = False
    has_plan: Callable[[], bool] = lambda: True
    """Whether there is a plan to keep. Where there is none, Ctrl-C leaves at once."""

    def __call__(self) -> bool:
        """As a search asks."""
        return self.asked


@contextmanager
def stopped_by_ctrl_c(heard: Callable[[], None]) -> Iterator[Stopping]:
    """Within this, Ctrl-C is noted and `heard` is told; a process forked from here takes no notice of it.

    Where nothing is to be kept, or where it was noted already, it raises KeyboardInterrupt.

    Where Ctrl-C is ignored, as in the background of a shell, it stays so.
    """
    stopping, here, before = Stopping(), os.getpid(), signal.getsignal(signal.SIGINT)

    def note(number: int, frame: FrameType | None) -> None:
        if os.getpid() != here:
            return
        if stopping.asked or not stopping.has_plan():
            raise KeyboardInterrupt
        stopping.asked = True
        heard()

    if before is signal.SIG_IGN or threading.current_thread() is not threading.main_thread():
        yield stopping
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield stopping
    finally:
        signal.signal(signal.SIGINT, before)
