"""Runs one child process within limits: it answers in time and in its bounds, or it and all it started are gone."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from service.solving import tree
from service.solving.limits import Limits

LOOKS_EVERY = 0.1
"""Seconds between two looks at how much it holds."""
AFTER_ANSWER = 2.0
"""Seconds in which it may end by itself once it has answered."""
OUT_OF_MEMORY_CODE = 77
ANSWER, TOLD = b"answer ", b"told "
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "PYTHONPATH", "NUMBA_CACHE_DIR")
"""What of the environment it is given: nothing that holds a secret."""

Told = Callable[[str], None]
Stop = Callable[[], bool]


class How(StrEnum):
    """How a child process ended."""

    ANSWERED = "answered"
    OUT_OF_TIME = "out of time"
    OUT_OF_MEMORY = "out of memory"
    CRASHED = "crashed"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Came:
    """How it ended; and its answer, where it gave a whole one."""

    how: How
    said: bytes = field(default=b"", repr=False)


class _Over(Exception):
    """It has to end now."""

    def __init__(self, how: How) -> None:
        super().__init__(how)
        self.how = how


def contained(command: Sequence[str], given: bytes, limits: Limits, told: Told, stop: Stop) -> Came:
    """What the child answers to what it is given on its first line. Nothing that it started is left when this ends."""
    child = subprocess.Popen(
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=Path(__file__).parents[2],
        env={name: os.environ[name] for name in KEPT if name in os.environ},
    )
    feeder = threading.Thread(target=_feed, args=(child, given), daemon=True)
    feeder.start()
    try:
        return _watched(child, limits, told, stop)
    finally:
        _end(child, limits)
        feeder.join(limits.grace_seconds)
        for pipe in (child.stdin, child.stdout):
            with suppress(OSError, AttributeError):
                pipe.close()  # type: ignore[union-attr]


def _feed(child: subprocess.Popen[bytes], given: bytes) -> None:
    """The pipe stays open afterwards: when it closes, the child knows that nobody waits for it."""
    if child.stdin is not None:
        with suppress(OSError, ValueError):
            child.stdin.write(given + b"\n")
            child.stdin.flush()


def _watched(child: subprocess.Popen[bytes], limits: Limits, told: Told, stop: Stop) -> Came:
    reading = _Reading(child, limits, told)
    until = time.monotonic() + limits.seconds
    try:
        while reading.answer is None and not reading.over:
            reading.wait(LOOKS_EVERY)
            _look(child.pid, limits, until, stop)
    except _Over as over:
        return Came(over.how)
    if reading.answer is not None:
        return Came(How.ANSWERED, reading.answer)
    return Came(_ended_as(child))


def _look(pid: int, limits: Limits, until: float, stop: Stop) -> None:
    held = tree.held_by(pid)
    if held.memory_bytes > limits.memory_bytes:
        raise _Over(How.OUT_OF_MEMORY)
    if held.processes > limits.processes:
        raise _Over(How.CRASHED)
    if time.monotonic() > until:
        raise _Over(How.OUT_OF_TIME)
    if stop():
        raise _Over(How.STOPPED)


def _ended_as(child: subprocess.Popen[bytes]) -> How:
    """Of a child that has said all it will, and no answer."""
    patience = time.monotonic() + AFTER_ANSWER
    while time.monotonic() < patience:
        found = os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        if found is not None:
            if found.si_code == os.CLD_EXITED and found.si_status == OUT_OF_MEMORY_CODE:
                return How.OUT_OF_MEMORY
            out_of_time = found.si_code != os.CLD_EXITED and found.si_status == signal.SIGXCPU
            return How.OUT_OF_TIME if out_of_time else How.CRASHED
        time.sleep(LOOKS_EVERY / 10)
    return How.CRASHED


class _Reading:
    """What a child says, line by line, within its bounds."""

    def __init__(self, child: subprocess.Popen[bytes], limits: Limits, told: Told) -> None:
        if child.stdout is None:
            raise _Over(How.CRASHED)
        self.pipe, self.most, self.told = child.stdout.fileno(), limits.answer_bytes, told
        self.answer: bytes | None = None
        self.over = False
        self._line = bytearray()

    def wait(self, seconds: float) -> None:
        """For what it says next. Raises _Over when it says too much."""
        with selectors.DefaultSelector() as selector:
            selector.register(self.pipe, selectors.EVENT_READ)
            if not selector.select(seconds):
                return
        said = os.read(self.pipe, 1 << 16)
        self.over = not said
        self._line += said
        if len(self._line) > self.most:
            raise _Over(How.CRASHED)
        *lines, rest = self._line.split(b"\n")
        self._line = bytearray(rest)
        for line in lines:
            self._take(bytes(line))

    def _take(self, line: bytes) -> None:
        if line.startswith(ANSWER):
            self.answer = line.removeprefix(ANSWER)
        elif line.startswith(TOLD):
            self.told(line.removeprefix(TOLD).decode(errors="replace"))


def _end(child: subprocess.Popen[bytes], limits: Limits) -> None:
    """The child and all that it started: asked to end, and killed when they do not. Only then is it waited for."""
    tree.send(child.pid, signal.SIGTERM)
    patience = time.monotonic() + limits.grace_seconds
    while tree.held_by(child.pid).processes and time.monotonic() < patience:
        time.sleep(LOOKS_EVERY / 10)
    tree.send(child.pid, signal.SIGKILL)
    child.wait()
