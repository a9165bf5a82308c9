"""Signs decisions without pause, in a process of its own, until it is killed: `python -m tests.service.killing`.

It is killed at a moment that is drawn, or kills itself at a point that has a name, one of the times it comes there.
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
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from matching.check import check
from service.ledger.checkpoint import Checkpoint, read_checkpoint
from service.records import desk as at
from service.records.audit import Line, note
from service.records.desk import Desk, at_desk
from service.records.ledgers import verify_all
from service.records.signing import checkpoint_of, sign_decision
from service.settings import Settings
from service.store.opening import open_store
from service.store.rows import AuditRow, DecisionRow, LedgerEntryRow
from tests.service.ledger.signed import assessed, document
from tests.service.prepared import Prepared
from tests.service.records.made import DAY, NOW, WORLD, Made, make

POINTS: dict[str, tuple[Any, str]] = {
    "before rows are written": (Session, "before_flush"),
    "after rows are written": (Session, "after_flush"),
    "before a statement": (Engine, "before_cursor_execute"),
    "after a statement": (Engine, "after_cursor_execute"),
    "before the commit": (Engine, "commit"),
    "after the commit": (Session, "after_commit"),
}
"""Where a process may end, by name, and how the database's library says that it is there."""
MOST_TIMES = 60
"""That it comes to such a point before it ends there."""
ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 120


HONEST, WAITS, FIRST, APART = "0", "1", "2", "3"
"""None of the defects: a decision is acknowledged before it is kept, which takes a while; it is before it is signed;
or its audit line is kept in a transaction that comes after."""
PLANTED = {"": WAITS, **dict.fromkeys(POINTS, FIRST), "after the commit": APART}
"""Of each point, and of a moment that is drawn, a defect that has to be found by being killed there."""


def sign_without_end(settings: Settings, defect: str, pause: float, ends_at: tuple[str, int]) -> None:
    """Say "ready", then each decision as it is kept: its id and its checkpoint. `pause`: seconds after each.

    `ends_at`: a point, "" for none, and the time of being there that is the last.
    """
    store, later = open_store(settings, NOW), list[Line]()
    made = _made(settings)
    report = check(WORLD, WORLD.referrals[0].id, WORLD.homes[0].urn, DAY)
    assessment = assessed(store, made, report)

    def sign(desk: Desk) -> str:
        whole = document(made, assessment, report, signed_at=NOW)
        if defect == FIRST:
            say(json.dumps([whole.id, str(checkpoint_of(desk.t, made.provider))]))
        acknowledgement = json.dumps([whole.id, str(sign_decision(desk, whole))])
        if defect == WAITS:
            say(acknowledgement)
            time.sleep(LONGEST_SECONDS)
        return acknowledgement

    if defect == APART:
        at.__dict__["note"] = lambda _, lines: later.extend(lines)
    say("ready")
    if ends_at[0]:
        end_at(*ends_at)
    while True:
        acknowledgement = at_desk(store, made.manager, NOW, sign)
        if defect == APART:
            with store.transaction() as t:
                note(t, later)
            later.clear()
        if defect != FIRST:
            say(acknowledgement)
        time.sleep(pause)


def end_at(point: str, number: int) -> None:
    """From now on this process kills itself as it comes to that point for that time."""
    left = count(number - 1, -1)

    def come(*_: Any, **__: Any) -> None:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(*POINTS[point], come)


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


def killed_while_signing(
    settings: Settings, dice: Random, defect: str = HONEST, point: str = ""
) -> list[tuple[str, Checkpoint]]:
    """What had been acknowledged when the process was killed: at a point with a name, or after a number of signings."""
    command = [sys.executable, "-m", "tests.service.killing", str(settings.data), settings.database]
    # Where each is kept twice, it is ended after the first of the two.
    number = dice.randrange(1, MOST_TIMES, 2) if defect == APART else dice.randint(1, MOST_TIMES)
    command += [defect, "0", point, str(number)]
    environment = {**os.environ, "PLACEWELL_ROOT_KEY": settings.root_key or "", "PYTHONPATH": str(ROOT)}
    enough, acknowledged = 1 if defect == WAITS else dice.randrange(1, 40), []
    with Prepared(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        for line in process.stdout:
            if not line.endswith("\n"):
                break
            id, written = json.loads(line)
            acknowledged.append((id, read_checkpoint(written.encode())))
            if len(acknowledged) == enough and not point:
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
    data, database, defect, *more = sys.argv[1:]
    pause, point, number = [*more, *("0", "", "1")[len(more) :]]
    given = Settings(Path(data), database, Path(data), os.environ["PLACEWELL_ROOT_KEY"])
    sign_without_end(given, defect, float(pause), (point, int(number)))
