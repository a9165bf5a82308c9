"""Thousands of tiny tasks in one sweep, killed outright time and again and gone on with: [seeds] [kills] [workers].

It says what the sweep takes beside the work of its tasks, timed on some of them in a plain loop, and whether all that
was asked for is in the file, in order and as the plain loop finds it. Linux only.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from scenarios.benchmarks.tables import table
from scenarios.engines import processes
from scenarios.ledger import Ledger
from scenarios.studies import one_phone_call, waking_night
from scenarios.studies.study import Size
from scenarios.sweep import Task, do, sweep, tasks_of

NAME = "sweep-many"
SEEDS, KILLS, WORKERS = 1_000, 5, 2
TINY = Size(homes=2, children=1)
SAMPLED = 100
LOOK_SECONDS = 0.1
HEADS = ("", "tasks", "times killed", "s", "ms a task", "x the work", "as it should be")


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """One table: the work by itself, the sweep with its kills, and only keeping as many lines."""
    seeds, kills, workers = (int(a) for a in (*arguments, *map(str, (SEEDS, KILLS, WORKERS)[len(arguments) :])))
    tasks = tasks_of([waking_night, one_phone_call], range(1, seeds + 1), TINY)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sweep"
        seconds = swept(path, tasks, kills, workers)
        some = tasks[:: max(1, len(tasks) // SAMPLED)]
        lines, alone = _plainly(some)
        right = is_whole(Ledger(path), tasks, dict(zip((t.key for t in some), lines, strict=True)))
        keeping = _kept(Path(folder) / "lines", tasks, lines[0])
    work = alone / len(some) * len(tasks)
    rows = (
        _row("the work, in a plain loop", len(some), 0, alone, alone * len(tasks) / len(some) / work, "yes"),
        _row(f"the sweep, {workers} processes", len(tasks), kills, seconds, seconds * workers / work, _yes(right)),
        _row("only keeping as many lines", len(tasks), 0, keeping, keeping / work, "yes"),
    )
    yield table(f"A sweep of {len(tasks):,} tiny tasks: {TINY.homes} homes, {TINY.children} child", HEADS, rows)


def _row(name: str, tasks: int, kills: int, seconds: float, times: float, right: str) -> tuple[str, ...]:
    each = f"{1_000 * seconds / tasks:.1f}"
    return name, f"{tasks:,}", str(kills), f"{seconds:.1f}", each, f"{times:.2f}", right


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "NO"


def swept(path: Path, tasks: Sequence[Task], kills: int, workers: int) -> float:
    """The seconds a sweep took that was killed so many times with its processes left to themselves, and went on."""
    began = perf_counter()
    afresh = multiprocessing.get_context("spawn")
    for number in range(kills):
        sweeping = afresh.Process(target=go_on, args=(path, tasks, workers))
        sweeping.start()
        enough = len(tasks) * (number + 1) // (kills + 1)
        while sweeping.is_alive() and _lines(path) < enough:
            sleep(LOOK_SECONDS)
        if sweeping.pid is not None and sweeping.is_alive():
            os.kill(sweeping.pid, signal.SIGKILL)
        sweeping.join()
    go_on(path, tasks, workers)
    return perf_counter() - began


def go_on(path: Path, tasks: Sequence[Task], workers: int) -> None:
    """Do what is left."""
    sweep(tasks, partial(processes, workers), Ledger(path))


def _lines(path: Path) -> int:
    """The tasks kept so far: every line but the head."""
    return path.read_bytes().count(b"\n") - 1 if path.exists() else 0


def is_whole(ledger: Ledger, tasks: Sequence[Task], known: dict[str, str]) -> bool:
    """Whether every task is there once and in order, and those that were done in a plain loop say the same."""
    said = all(ledger.done.get(key) == line for key, line in known.items())
    return said and list(ledger.done) == sorted(t.key for t in tasks)


def _plainly(tasks: Sequence[Task]) -> tuple[list[str], float]:
    do(tasks[0])
    began = perf_counter()
    lines = [do(task) for task in tasks]
    return lines, perf_counter() - began


def _kept(path: Path, tasks: Sequence[Task], line: str) -> float:
    ledger = Ledger(path)
    began = perf_counter()
    for task in tasks:
        ledger.keep(task.key, line)
    ledger.finish()
    return perf_counter() - began
