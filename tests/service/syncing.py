"""How often the disk is waited for while decisions are signed, as the system itself tells: what power loss asks for."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from itertools import islice
from pathlib import Path

from service.settings import Settings
from tests.service.killing import ROOT, lay_out

WATCHES = shutil.which("strace")
SIGNING = "{defect}; import runpy; runpy.run_module('tests.service.killing', run_name='__main__')"
HONEST = "0"
NEVER_WAITS = (
    "from service.store import sqlite_safety as safety; honest = safety.prepare; "
    "safety.shortcomings = lambda *_: []; "
    "safety.prepare = lambda c, j: (honest(c, j), c.execute('PRAGMA synchronous = OFF'))"
)
"""The defect: the database is not asked to wait for its disk."""


def synced(settings: Settings, decisions: int, defect: str = HONEST) -> int:
    """How often it was waited for the disk between the first acknowledged decision and the last of so many more."""
    lay_out(settings)
    log = settings.data.parent / "synced"
    watching = [str(WATCHES), "-f", "-e", "trace=fsync,fdatasync", "-e", "signal=none", "-o", str(log)]
    signing = [sys.executable, "-c", SIGNING.format(defect=defect), str(settings.data), settings.database, "0"]
    environment = {**os.environ, "PLACEWELL_ROOT_KEY": settings.root_key or "", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [*watching, *signing], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        list(islice(process.stdout or (), 2))
        before = _lines(log)
        list(islice(process.stdout or (), decisions))
        after = _lines(log)
        os.killpg(process.pid, signal.SIGKILL)
    return after - before


def _lines(log: Path) -> int:
    return sum("sync(" in line for line in log.read_text().splitlines())
