"""Seals the records anew without end, in a process of its own, until it is killed.

`python -m tests.service.rotating_apart`. Each step is said, so that it can be killed in the middle of one.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from sqlalchemy import select

from service.sealing.sealed import CannotOpen, Spot
from service.settings import Settings
from service.store.opening import Store, open_store
from service.store.rotating import rotate, sealed_columns
from service.store.rows import DataKeyRow
from tests.service.killing import ROOT, say
from tests.service.prepared import Prepared
from tests.service.records.made import NOW

MOST_STEPS, AT_ONCE = 60, 2


def rotate_without_end(settings: Settings) -> None:
    """Say "step" after each few texts."""
    store = open_store(settings, NOW)
    while True:
        rotate(store, NOW, lambda _: say("step"), AT_ONCE)


def killed_while_rotating(settings: Settings, dice: Random) -> None:
    """One rotation or several, the last of them killed after a number of steps drawn from the dice."""
    command = [sys.executable, "-m", "tests.service.rotating_apart", str(settings.data), settings.database]
    environment = {**os.environ, "PLACEWELL_ROOT_KEY": settings.root_key or "", "PYTHONPATH": str(ROOT)}
    enough = dice.randrange(1, MOST_STEPS)
    with Prepared(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        for _, __ in zip(range(enough), process.stdout or (), strict=False):
            pass
        time.sleep(dice.random() / 50)
        process.send_signal(signal.SIGKILL)


def not_rotated(store: Store) -> list[str]:
    """What a rotation that is said to be over has left behind: an old key, or a text that cannot be opened."""
    with store.transaction() as t:
        keys = t.session.scalars(select(DataKeyRow.number)).all()
        found = [] if len(keys) == 1 else [f"{len(keys)} keys are left"]
        for table, column in sealed_columns():
            for id, sealed in t.session.execute(select(table.c.id, column).where(column.is_not(None))).all():
                try:
                    t.keys.open(Spot(table.name, column.name, id), sealed)
                except CannotOpen as reason:
                    found.append(f"{table.name} {column.name}: {reason}")
    return found


if __name__ == "__main__":
    data, database = sys.argv[1:]
    rotate_without_end(Settings(Path(data), database, Path(data), os.environ["PLACEWELL_ROOT_KEY"]))
