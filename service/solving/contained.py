"""Runs one child process within limits: it answers in time and in its bounds, or it and all it started are gone."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
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
AT_ONCE = 1 << 16
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
        bufsize=0,
        start_new_session=True,
        cwd=Path(__file__).parents[2],
        env={name: os.environ[name] for name in KEPT if name in os.environ},
    )
    try:
        return _watched(child, given, limits, told, stop)
    finally:
        _end(child, limits)
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                pipe.close()


def _watched(child: subprocess.Popen[bytes], given: bytes, limits: Limits, told: Told, stop: Stop) -> Came:
    if child.stdin is None or child.stdout is None:
        return Came(How.CRASHED)
    talk = _Talk(child.stdin.fileno(), child.stdout.fileno(), given, limits.answer_bytes, told)
    until = time.monotonic() + limits.seconds
    try:
        while talk.answer is None and not talk.over:
            talk.wait(LOOKS_EVERY)
            _look(child.pid, limits, until, stop)
    except _Over as over:
        return Came(over.how)
    if talk.answer is not None:
        return Came(How.ANSWERED, talk.answer)
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


class _Talk:
    """What is given to a child and what it says, line by line, within its bounds; neither waits for the other.

    Nobody ever blocks on a pipe: a child that does not listen would otherwise hold whoever gives.
    """

    def __init__(self, to: int, of: int, given: bytes, most: int, told: Told) -> None:
        self.to, self.of, self.most, self.told = to, of, most, told
        self.answer: bytes | None = None
        self.over = False
        self._left = memoryview(given + b"\n")
        self._line = bytearray()
        os.set_blocking(to, False)

    def wait(self, seconds: float) -> None:
        """For the child to listen or to say something. Raises _Over when it says too much."""
        with selectors.DefaultSelector() as selector:
            selector.register(self.of, selectors.EVENT_READ)
            if self._left:
                selector.register(self.to, selectors.EVENT_WRITE)
            ready = {key.fd for key, _ in selector.select(seconds)}
        if self.to in ready:
            self._give()
        if self.of in ready:
            self._hear()

    def _give(self) -> None:
        """The pipe stays open afterwards: when it closes, the child knows that nobody waits for it."""
        try:
            self._left = self._left[os.write(self.to, self._left[:AT_ONCE]) :]
        except BlockingIOError:
            return
        except OSError:
            self._left = self._left[:0]

    def _hear(self) -> None:
        said = os.read(self.of, AT_ONCE)
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
