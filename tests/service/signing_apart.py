"""Somebody signs decisions without pause, in a process of their own, while something else is done to the records."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Thread

from service.ledger.checkpoint import Checkpoint, read_checkpoint
from service.settings import Settings
from tests.service.killing import ROOT
from tests.service.prepared import Prepared

PAUSE = "0.05"
"""Seconds between two signings: who writes to one file without any pause lets nobody else open it."""

Acknowledged = list[tuple[str, Checkpoint]]


@contextmanager
def signing(settings: Settings, writers: int) -> Iterator[Acknowledged]:
    """What has been acknowledged, which grows until the end. Whoever signs is then killed."""
    acknowledged: Acknowledged = []
    with ExitStack() as stack:
        for _ in range(writers):
            stack.enter_context(_one(settings, acknowledged))
        yield acknowledged


@contextmanager
def _one(settings: Settings, acknowledged: Acknowledged) -> Iterator[None]:
    command = [sys.executable, "-m", "tests.service.killing", str(settings.data), settings.database, "0", PAUSE]
    environment = {**os.environ, "PLACEWELL_ROOT_KEY": settings.root_key or "", "PYTHONPATH": str(ROOT)}
    with Prepared(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        listener = Thread(target=_listen, args=(process, acknowledged))
        listener.start()
        try:
            yield
        finally:
            process.send_signal(signal.SIGKILL)
            listener.join()


def _listen(process: subprocess.Popen[str], acknowledged: Acknowledged) -> None:
    for line in process.stdout or ():
        if line.endswith("\n"):
            id, written = json.loads(line)
            acknowledged.append((id, read_checkpoint(written.encode())))
