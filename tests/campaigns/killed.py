"""Signings killed at a thousand moments: no acknowledged decision may be lost, and none may be half there."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from service.sealing.root_key import new_root_key
from service.settings import Settings
from service.store.opening import open_store
from tests.service.killing import broken_after, killed_while_signing, lay_out
from tests.service.records.made import NOW

NAME = "killed"
CYCLES = 1_000
A_LEDGER = 50
"""After so many cycles a new ledger is begun, since each is verified from its first entry."""


def run(arguments: Sequence[str]) -> int:
    """Kill and look, on SQLite; `--cycles=N` for another number of times, `--seed=N` for other moments."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    cycles, seed = int(given.get("cycles", CYCLES)), int(given.get("seed", 1))
    signed = broken = 0
    for first in range(0, cycles, A_LEDGER):
        some, found = _ledger(Random(f"{seed} {first}"), min(A_LEDGER, cycles - first))
        signed, broken = signed + some, broken + len(found)
        done = min(first + A_LEDGER, cycles)
        print("\n".join([f"{done} cycles, {signed} acknowledged, {broken} broken", *found]), flush=True)
    return 1 if broken else 0


def _ledger(dice: Random, cycles: int) -> tuple[int, list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        settings = Settings(data, f"sqlite:///{data / 'placewell.db'}", Path(folder) / "root.key", new_root_key())
        open_store(settings, NOW).close()
        lay_out(settings)
        acknowledged = [each for _ in range(cycles) for each in killed_while_signing(settings, dice)]
        return len(acknowledged), broken_after(settings, acknowledged)
