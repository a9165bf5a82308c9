"""Long work begun and stopped at hundreds of moments: it may never hang, leave a process or leave a piece to nobody."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from sqlalchemy import select, update

from service.access.relation import RelationKind
from service.records.desk import Desk, at_desk
from service.records.solves import ask_to_plan
from service.sealing.root_key import new_root_key
from service.settings import Settings
from service.solving import tree
from service.solving.long_work import LongWork
from service.store.opening import Store, open_store
from service.store.rows import SolveRow
from service.store.rows.solve import SolveKind, SolveState
from tests.service.records.made import NOW, Made, make
from tests.service.solving.test_long_work import CHILD, LIMITS

NAME = "stops"
TIMES = 200
PATIENCE_SECONDS = 60
MUCH = "x" * 400_000
DOES = (
    "answer proven best",
    "abort",
    "hang",
    "hang-after-answer proven best",
    "garbage",
    "flood",
    "nothing",
    "answer x",
)


def run(arguments: Sequence[str]) -> int:
    """`--times=N` for another number, `--seed=N` for other moments. Linux only: there processes are told of."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    times, dice = int(given.get("times", TIMES)), Random(int(given.get("seed", 1)))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        file = f"sqlite:///{place / 'data' / 'placewell.db'}"
        store = open_store(Settings(place / "data", file, place / "root.key", new_root_key()), NOW)
        made = make(store)
        slowest = 0.0
        for number in range(times):
            slowest = max(slowest, _begun_and_stopped(store, made, dice))
            left = _left(store)
            if slowest > PATIENCE_SECONDS or left:
                print(f"{number + 1}: stopping took {slowest:.1f} s; left: {left}", flush=True)
                return 1
        print(
            f"{times} times begun and stopped; slowest stop {slowest:.1f} s; no process and no piece of work was left"
        )
        return 0


def _begun_and_stopped(store: Store, made: Made, dice: Random) -> float:
    """How many seconds stopping took; PATIENCE_SECONDS and more where it hung."""
    for _ in range(dice.randint(1, 3)):
        _ask(store, made, f"{dice.choice(DOES)} {MUCH if dice.random() < 0.3 else ''}")
    work = LongWork(store, lambda: datetime.now(UTC), replace(LIMITS, seconds=0.7), command=CHILD)
    work.__enter__()
    time.sleep(dice.choice((0, 0, 0.05, 0.3, 0.8, 1.5)))
    began = time.monotonic()
    stopping = threading.Thread(target=work.close, daemon=True)
    stopping.start()
    stopping.join(PATIENCE_SECONDS + 1)
    return time.monotonic() - began


def _ask(store: Store, made: Made, question: str) -> None:
    def work(desk: Desk) -> str:
        return ask_to_plan(desk, made.home, SolveKind.SHORT_BREAKS, question)

    at_desk(store, made.people[RelationKind.COORDINATOR], NOW, work)


def _left(store: Store) -> list[str]:
    """Pieces that say they are worked on, and processes; what waits is cleared away for the next time."""
    with store.transaction() as t:
        states = Counter(t.session.scalars(select(SolveRow.state)))
        waits = update(SolveRow).where(SolveRow.state == SolveState.QUEUED)
        t.session.execute(waits.values(state=SolveState.STOPPED))
    processes = tree.held_by(os.getpid()).processes - 1 if sys.platform == "linux" else 0
    running = states[SolveState.RUNNING]
    return [f"{running} pieces"] * bool(running) + [f"{processes} processes"] * bool(processes)
