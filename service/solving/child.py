"""The child process: limits itself before anything else, reads one question, and says one answer.

python -m service.solving.child solve|check MEMORY_BYTES SECONDS
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from service.solving.contained import ANSWER, OUT_OF_MEMORY_CODE, TOLD
from service.solving.limits import ADDRESSES_FOR_MEMORY, Limits

OPEN_FILES = 256
LESS_URGENT = 10
"""Whoever waits for a page comes first."""


def main(said: list[str]) -> int:
    """Its exit code."""
    work, memory_bytes, seconds = said
    limits = Limits(memory_bytes=int(memory_bytes), seconds=float(seconds))
    limit(limits)
    given = sys.stdin.buffer.readline()
    threading.Thread(target=_end_when_nobody_waits, daemon=True).start()
    try:
        answer = _answer(work, json.loads(given), limits)
    except MemoryError:
        return OUT_OF_MEMORY_CODE
    _say(ANSWER, answer)
    return 0


def limit(limits: Limits) -> None:
    """What the system itself holds it to. It writes no core: that would be a child's record on a disk."""
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, limits.memory_bytes * ADDRESSES_FOR_MEMORY),
        (resource.RLIMIT_CPU, int(limits.seconds * (os.cpu_count() or 1)) + 1),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):
        _, allowed = resource.getrlimit(what)
        within = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (within, within))
    os.nice(LESS_URGENT)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _answer(work: str, given: dict[str, Any], limits: Limits) -> str:
    # What plans takes seconds to load, and has to be held to the limits from its first byte.
    from service.solving.tasks import TASKS
    from service.store.rows.solve import SolveKind

    task = TASKS[SolveKind(given["kind"])]
    if work == "check":
        return task.check(given["question"], given["answer"]).model_dump_json()
    return task.solve(given["question"], lambda told: _say(TOLD, told), limits)


def _say(what: bytes, words: str) -> None:
    sys.stdout.buffer.write(what + words.encode() + b"\n")
    sys.stdout.buffer.flush()


def _end_when_nobody_waits() -> None:
    while os.read(sys.stdin.fileno(), 1 << 12):
        pass
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
