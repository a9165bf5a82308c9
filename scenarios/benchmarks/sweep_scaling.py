"""How a sweep of studies grows with its workers, on processes and, where it is installed, on Dask: [seeds] [homes].

Every row makes the same file, byte for byte, or says so. Starting the workers is part of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from scenarios.benchmarks.tables import table
from scenarios.engines import dask_here, processes
from scenarios.ledger import Ledger
from scenarios.studies import one_phone_call, waking_night
from scenarios.studies.study import Size
from scenarios.sweep import Opened, Task, sweep, tasks_of

NAME = "sweep-scaling"
SEEDS, HOMES = 20, 12
HEADS = ("", "workers", "tasks", "s", "tasks a minute", "x one worker", "same file")


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """One table: 1 and 2 workers of each engine."""
    seeds, homes = (int(a) for a in (*arguments, *map(str, (SEEDS, HOMES)[len(arguments) :])))
    tasks = tasks_of([waking_night, one_phone_call], range(1, seeds + 1), Size(homes, 8))
    rows, first, alone = [], b"", 1.0
    for name, engine in _engines():
        for workers in (1, 2):
            seconds, made = _run(tasks, partial(engine, workers))
            first, alone = first or made, seconds if workers == 1 else alone
            rate = f"{60 * len(tasks) / seconds:.0f}"
            same = "yes" if made == first else "NO"
            rows.append((name, str(workers), str(len(tasks)), f"{seconds:.1f}", rate, f"{alone / seconds:.2f}", same))
    yield table(f"Sweeps of {len(tasks)} tasks, each {homes} homes and 8 children", HEADS, rows)


def _engines() -> Iterator[tuple[str, Callable[[int], AbstractContextManager[Executor]]]]:
    yield "processes", processes
    if find_spec("distributed") is not None:
        yield "dask", dask_here


def _run(tasks: Sequence[Task], opened: Opened) -> tuple[float, bytes]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sweep"
        began = perf_counter()
        sweep(tasks, opened, Ledger(path))
        return perf_counter() - began, path.read_bytes()
