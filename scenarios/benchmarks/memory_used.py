"""How much memory a process and those it started have taken at their most."""

from __future__ import annotations

import re
import resource
from contextlib import suppress
from pathlib import Path

KILOBYTE = 1024
STARTED = 3
"""That a search starts: two for its rounds and one for its bound."""
AT_MOST = re.compile(r"VmHWM:\s*([0-9]+) kB")


def peak_bytes() -> int:
    """This process at its most, and the largest it has started, so many times; more rather than less."""
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return own_peak_bytes() + KILOBYTE * STARTED * started


def own_peak_bytes() -> int:
    """This process at its most so far.

    Where the system says so, without what the process that started it had taken by then.
    """
    with suppress(OSError):
        told = AT_MOST.search(Path("/proc/self/status").read_text(encoding="ascii"))
        if told is not None:
            return KILOBYTE * int(told[1])
    return KILOBYTE * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
