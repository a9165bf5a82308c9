"""How much memory a process and those it started have taken at their most."""

from __future__ import annotations

import re
import resource
from contextlib import suppress
from pathlib import Path

KILOBYTE = 1024
STARTED = 3
"""That a search starts: two for its rounds and one for its bound."""
TOGETHER = re.compile(r"^Pss:\s*([0-9]+) kB", re.MULTILINE)
AT_MOST = re.compile(r"VmHWM:\s*([0-9]+) kB")


def peak_bytes() -> int:
    """This process at its most, and the largest it has started, so many times; more rather than less."""
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return own_peak_bytes() + KILOBYTE * STARTED * started


def bytes_together(process: int) -> int:
    """What a process and all that it has started take now, what they share counted once; 0 where nothing tells."""
    told = TOGETHER.search(_read(f"/proc/{process}/smaps_rollup"))
    started = _read(f"/proc/{process}/task/{process}/children").split()
    return KILOBYTE * int(told[1] if told else 0) + sum(bytes_together(int(child)) for child in started)


def _read(path: str) -> str:
    """What is in a file; nothing where it is not there, or no longer."""
    with suppress(OSError):
        return Path(path).read_text(encoding="ascii")
    return ""


def own_peak_bytes() -> int:
    """This process at its most so far.

    Where the system says so, without what the process that started it had taken by then.
    """
    told = AT_MOST.search(_read("/proc/self/status"))
    if told is not None:
        return KILOBYTE * int(told[1])
    return KILOBYTE * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
