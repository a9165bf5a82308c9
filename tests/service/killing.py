"""Signs decisions without pause, in a process of its own, until it is killed: `python -m tests.service.killing`.

Each decision's id is said once the signing has been answered. What was said must be there afterwards, whole.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from sqlalchemy import select

from matching.check import check
from service.ledger.checkpoint import Checkpoint, read_checkpoint
from service.records.desk import Desk, at_desk
from service.records.ledgers import verify_all
from service.records.signing import sign_decision
from service.settings import Settings
from service.store.opening import open_store
from service.store.rows import AuditRow, DecisionRow, LedgerEntryRow
from tests.service.ledger.signed import assessed, document
from tests.service.prepared import Prepared
from tests.service.records.made import DAY, NOW, WORLD, Made, make

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 120


def sign_without_end(settings: Settings, too_early: bool, pause: float = 0.0) -> None:
    """Say "ready", then each decision as it is kept: its id and its checkpoint. `pause`: seconds after each.

    The defect `too_early`: a decision is acknowledged before it is kept, and that takes a while.
    """
    store = open_store(settings, NOW)
    made = _made(settings)
    report = check(WORLD, WORLD.referrals[0].id, WORLD.homes[0].urn, DAY)
    assessment = assessed(store, made, report)

    def sign(desk: Desk) -> str:
        whole = document(made, assessment, report, signed_at=NOW)
        acknowledgement = json.dumps([whole.id, str(sign_decision(desk, whole))])
        if too_early:
            say(acknowledgement)
            time.sleep(LONGEST_SECONDS)
        return acknowledgement

    say("ready")
    while True:
        say(at_desk(store, made.manager, NOW, sign))
        time.sleep(pause)


def say(words: str) -> None:
    """At once, to whoever waits for it."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _made(settings: Settings) -> Made:
    held = settings.data.parent / "made.json"
    return Made(**json.loads(held.read_text()))


def lay_out(settings: Settings) -> None:
    """The home, the people and the referral that decisions are about."""
    store = open_store(settings, NOW)
    made = make(store)
    store.close()
    held = settings.data.parent / "made.json"
    held.write_text(json.dumps({**vars(made), "residents": list(made.residents)}))


def killed_while_signing(settings: Settings, dice: Random, too_early: bool = False) -> list[tuple[str, Checkpoint]]:
    """What had been acknowledged when the process was killed, after a number of signings drawn from the dice."""
    command = [
        sys.executable,
        "-m",
        "tests.service.killing",
        str(settings.data),
        settings.database,
        str(int(too_early)),
    ]
    environment = {**os.environ, "PLACEWELL_ROOT_KEY": settings.root_key or "", "PYTHONPATH": str(ROOT)}
    enough, acknowledged = 1 if too_early else dice.randrange(1, 40), []
    with Prepared(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        for line in process.stdout:
            if not line.endswith("\n"):
                break
            id, written = json.loads(line)
            acknowledged.append((id, read_checkpoint(written.encode())))
            if len(acknowledged) == enough:
                time.sleep(dice.random() / 50)
                process.send_signal(signal.SIGKILL)
    return acknowledged


def broken_after(settings: Settings, acknowledged: Sequence[tuple[str, Checkpoint]]) -> list[str]:
    """What is not as it was acknowledged, or only half there; empty when all is well."""
    store = open_store(settings, NOW)
    with store.transaction() as t:
        there = set(t.session.scalars(select(DecisionRow.id)))
        entries = t.session.scalars(select(LedgerEntryRow.sequence)).all()
        lines = t.session.scalars(select(AuditRow.number)).all()
        faults = verify_all(t, [checkpoint for _, checkpoint in acknowledged])
    store.close()
    found = [f"{id} was acknowledged and is lost" for id, _ in acknowledged if id not in there]
    found += [str(fault) for _, verdict in faults for fault in verdict.faults]
    if not len(there) == len(entries) == len(lines):
        found.append(f"{len(there)} decisions, {len(entries)} entries, {len(lines)} audit lines")
    return found


if __name__ == "__main__":
    data, database, too_early, *pause = sys.argv[1:]
    given = Settings(Path(data), database, Path(data), os.environ["PLACEWELL_ROOT_KEY"])
    sign_without_end(given, bool(int(too_early)), float(*pause))
