"""Processes that tests begin by the dozen, each split off one that has read its code already: `READS` says which.

A process of its own reads its code for a second or two, anew each time, before it does anything. What it then does, is
given and is held to is the same here. That each can also be begun as it is in the service is shown where its command is
tested: `tests/service/receiving/test_apart.py` and `tests/commands`.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import runpy
import socket
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any

ROOT = Path(__file__).parents[2]
SERVES = ("service.commands.line", "service.commands.serving", "service.commands.web_server", "service.pages.site")
SIGNS = ("service.store.rotating", "tests.service.ledger.signed")
READS = {
    "service": (*SERVES, "service.commands.demonstrating", "service.demo.site.running"),
    "service.receiving.child": ("service.receiving.parsing",),
    "service.solving.child": ("service.solving.tasks",),
    "tests.service.forgetting": SERVES,
    "tests.service.killing": SIGNS,
    "tests.service.rotating_apart": SIGNS,
    "tests.service.swallowing": SERVES,
}
"""Modules that are run, and what each of them reads."""

LENGTH = 8
"""Bytes that a number has on its way."""
TAKES_ORPHANS = 36
"""To the system: whoever has lost its parent among those I began is my child. Else it is the first process's."""


class Prepared(subprocess.Popen[Any]):
    """What `subprocess.Popen` begins; the modules of READS are split off a process that has read them."""

    def __init__(self, args: Any, *more: Any, **said: Any) -> None:
        self._begins = _module_of(args) if not more and sys.platform == "linux" else None
        self._said = said
        super().__init__(args, *more, **said)

    def _execute_child(self, args: Any, *handed: Any) -> None:
        if self._begins is None:
            return super()._execute_child(args, *handed)  # type: ignore[misc, no-any-return]
        _, _, _, _, _, _, _, _, _, *pipes = handed[:15]
        read, _, _, written, _, complained = (None if end == -1 else end for end in pipes)
        flags, module, arguments = self._begins
        said = {
            "argv": [module, *arguments],
            "cwd": str(self._said.get("cwd") or Path.cwd()),
            "env": dict(self._said.get("env") or os.environ),
            "apart": bool(self._said.get("start_new_session")),
        }
        ends = [own if end is None else end for own, end in enumerate((read, written, complained))]
        self.pid, self._child_created = _source(flags).split_off(said, ends), True
        self._close_pipe_fds(*pipes)  # type: ignore[attr-defined]
        return None


def _module_of(args: Any) -> tuple[tuple[str, ...], str, list[str]] | None:
    """The flags of Python, the module of READS that is to be run, and its arguments."""
    words = [str(word) for word in args] if not isinstance(args, str) else [args]
    if words[:1] != [sys.executable] or "-m" not in words:
        return None
    at = words.index("-m")
    return (tuple(words[1:at]), words[at + 1], words[at + 2 :]) if words[at + 1] in READS else None


AS_IT_IS = subprocess.Popen
"""What begins a process that reads its code itself, whatever tests put in its place."""


class Source:
    """A process that reads the code of what is begun, once, and which that is split off from. It ends when we do."""

    def __init__(self, flags: Sequence[str]) -> None:
        self._lock = Lock()
        self._ours, theirs = socket.socketpair()
        command = [sys.executable, *flags, "-m", "tests.service.prepared", str(theirs.fileno())]
        environment, pipe = {**os.environ, "PYTHONPATH": str(ROOT)}, subprocess.PIPE
        self._process = AS_IT_IS(
            command, cwd=ROOT, env=environment, pass_fds=(theirs.fileno(),), stdin=pipe, stdout=pipe, stderr=pipe
        )
        theirs.close()

    def split_off(self, said: dict[str, Any], ends: Sequence[int]) -> int:
        """The id of a new process, our child like any other, that reads and writes there."""
        words = json.dumps(said).encode()
        with self._lock:
            _take_orphans(True)
            try:
                socket.send_fds(self._ours, [_number(len(words))], list(ends))
                self._ours.sendall(words)
                pid = int.from_bytes(_all_of(self._ours, LENGTH))
            finally:
                _take_orphans(False)
        if not pid:
            raise OSError("no process could be split off")
        return pid

    def close(self) -> None:
        """No more are split off."""
        self._ours.close()
        self._process.communicate()


_SOURCES: dict[tuple[str, ...], Source] = {}
_ONE_AT_A_TIME = Lock()


def _source(flags: tuple[str, ...]) -> Source:
    with _ONE_AT_A_TIME:
        if flags not in _SOURCES:
            _SOURCES[flags] = Source(flags)
        return _SOURCES[flags]


def close_all() -> None:
    """End whatever others were split off from."""
    while _SOURCES:
        _SOURCES.popitem()[1].close()


def _take_orphans(whether: bool) -> None:
    if ctypes.CDLL(None, use_errno=True).prctl(TAKES_ORPHANS, int(whether), 0, 0, 0):
        raise OSError(ctypes.get_errno(), "the system gives no orphans to whoever asks")


def _number(number: int) -> bytes:
    return number.to_bytes(LENGTH)


def _all_of(of: socket.socket, length: int) -> bytes:
    found = b""
    while len(found) < length:
        part = of.recv(length - len(found))
        if not part:
            raise OSError("nobody answers")
        found += part
    return found


def _become(asks: socket.socket) -> str:
    """Split a process off for each that is asked for, without end. Comes back in that process, with its module."""
    while True:
        length, ends, _, _ = socket.recv_fds(asks, LENGTH, 3)
        if not length:
            os._exit(0)
        said = json.loads(_all_of(asks, int.from_bytes(length)))
        _read(said["argv"][0])
        told, tells = os.pipe()
        between = os.fork()
        if between == 0:
            if os.fork():
                os._exit(0)
            os.close(told)
            return _as_asked(said, ends, asks, tells)
        os.close(tells)
        for end in ends:
            os.close(end)
        pid = os.read(told, LENGTH) or _number(0)
        os.close(told)
        os.waitpid(between, 0)
        asks.sendall(pid)


def _as_asked(said: dict[str, Any], ends: Sequence[int], asks: socket.socket, tells: int) -> str:
    for own, end in enumerate(ends):
        os.dup2(end, own)
        os.close(end)
    if said["apart"]:
        os.setsid()
    os.chdir(said["cwd"])
    os.environ.clear()
    os.environ.update(said["env"])
    sys.argv = said["argv"]
    os.write(tells, _number(os.getpid()))
    os.close(tells)
    asks.close()
    return str(sys.argv[0])


def _read(module: str) -> None:
    new = [each for each in READS[module] if each not in sys.modules]
    for each in new:
        import_module(each)
    if new:
        gc.collect()
        gc.freeze()


if __name__ == "__main__":
    runpy.run_module(_become(socket.socket(fileno=int(sys.argv[1]))), run_name="__main__", alter_sys=True)
