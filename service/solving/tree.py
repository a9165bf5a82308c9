"""The processes that one piece of work has started, how much memory they hold, and their end."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PROCESSES = Path("/proc")
PARENT, SESSION, RESIDENT_PAGES = 1, 3, 21
"""Places in the line that the system tells of a process, after its name."""


class Held(NamedTuple):
    """What the processes of one piece of work hold together."""

    processes: int
    memory_bytes: int


def held_by(leader: int) -> Held:
    """Of the leader and all that it has started; nothing where the system tells nothing of it."""
    pages = [int(line[RESIDENT_PAGES]) for line in _lines(leader).values()]
    return Held(len(pages), sum(pages) * os.sysconf("SC_PAGE_SIZE"))


def send(leader: int, number: signal.Signals) -> None:
    """To its group, and to each process that has left the group. The leader must not have been waited for yet."""
    left = [pid for pid in _lines(leader) if pid != leader]
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, number)
    for pid in left:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, number)


def _lines(leader: int) -> dict[int, list[str]]:
    """By process, of those in the leader's session and of those started by one of them."""
    there = {int(path.name): line for path in PROCESSES.glob("[0-9]*") if (line := _line(path))}
    found = {pid for pid, line in there.items() if pid == leader or int(line[SESSION]) == leader}
    while more := {pid for pid, line in there.items() if int(line[PARENT]) in found} - found:
        found |= more
    return {pid: there[pid] for pid in found}


def _line(path: Path) -> list[str]:
    """Nothing of a process that has ended."""
    try:
        said = (path / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []
    return [] if said[0] in "ZX" else said
