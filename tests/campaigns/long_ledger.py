"""A ledger of a million entries, verified by the program that needs Python alone: how long it takes, in what memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from service.ledger import verify_ledger
from tests.service.ledger.long import write

NAME = "long-ledger"
ENTRIES = 1_000_000
PROGRAM = str(Path(verify_ledger.__file__))
HOLDS, DOES_NOT = 0, 4


def run(arguments: Sequence[str]) -> int:
    """`--entries=N` for another number. An honest ledger holds, and one entry changed in the middle is found."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    entries = int(given.get("entries", ENTRIES))
    found = [_verified(entries, changed) for changed in (0, entries // 2)]
    return 0 if found == [HOLDS, DOES_NOT] else 1


def _verified(entries: int, changed: int) -> int:
    """What the program leaves with."""
    with tempfile.TemporaryDirectory() as folder:
        ledger, kept = Path(folder) / "own.ledger", Path(folder) / "checkpoint"
        kept.write_text(str(write(ledger, entries, changed)), encoding="utf-8")
        begun, most = time.monotonic(), 0
        process = subprocess.Popen(
            [sys.executable, PROGRAM, str(ledger), "--checkpoint", str(kept)], stdout=subprocess.DEVNULL
        )
        while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
            most = max(most, _megabytes(process.pid))
            time.sleep(0.05)
        _, status, used = ended
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds, processor = time.monotonic() - begun, used.ru_utime + used.ru_stime
        size = ledger.stat().st_size
    of = f"{entries:,} entries, {size / 1e6:,.0f} MB, entry {changed or 'none'} changed"
    took = f"{seconds:.0f} s, {processor:.0f} s of one processor, {most:,} MB of memory"
    print(f"{of}: left with {process.returncode} after {took}", flush=True)
    return process.returncode


def _megabytes(process: int) -> int:
    """The most that a process has held since it began. What is told at its end counts whoever began it as well."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)
