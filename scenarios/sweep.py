"""Many studies on many made-up worlds, on any number of processes or machines, kept as they are finished.

What is done is on disk the moment it is done: a sweep that is stopped goes on where it was, and a worker that is killed
costs nothing but time. The finished file is the same, byte for byte, whichever engine made it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from itertools import islice

from matching.errors import EngineFault
from matching.plain_json import read_json
from scenarios.ledger import Ledger
from scenarios.studies import STUDIES
from scenarios.studies.result import StudyResult, result_of
from scenarios.studies.study import Size, Study, Trial

AT_ONCE = 16
"""Tasks handed to the workers before one has to come back, so that a million tasks are never all in memory."""
MOST_LOST = 3
"""How often in a row the workers may be lost before a single task comes back."""


@dataclass(frozen=True, order=True)
class Task:
    """One study on one made-up world."""

    study: str
    seed: int
    homes: int
    children: int

    @property
    def key(self) -> str:
        """What tells it from every other task; keys in order are tasks in order."""
        return f"{self.study}/{self.homes:06}/{self.children:06}/{self.seed:09}"


Opened = Callable[[], AbstractContextManager[Executor]]
"""Opens an engine: the workers there are, anew each time."""
Told = Callable[[int, int], None]
"""Called with how many tasks are done, and of how many."""


def told_nobody(done: int, of: int) -> None:
    """Say nothing."""


def tasks_of(studies: Iterable[Study], seeds: Iterable[int], size: Size) -> tuple[Task, ...]:
    """Every study on every seed, in order."""
    every = sorted({s.NAME for s in studies}), tuple(seeds)
    return tuple(Task(name, seed, size.homes, size.children) for name in every[0] for seed in every[1])


def do(task: Task) -> str:
    """One task, as the one line that is kept of it. This is what runs on a worker."""
    study = next(s for s in STUDIES if task.study == s.NAME)
    return study.trial(task.seed, Size(task.homes, task.children)).model_dump_json()


def sweep(tasks: Sequence[Task], opened: Opened, ledger: Ledger, told: Told = told_nobody) -> None:
    """Do every task that the ledger does not hold yet. Raises EngineFault when workers are lost again and again."""
    lost = 0
    while left := [t for t in tasks if t.key not in ledger.done]:
        done_before = len(ledger.done)
        told(len(tasks) - len(left), len(tasks))
        try:
            with opened() as executor:
                _do_all(executor, left, ledger, partial(_told_on, told, len(tasks) - len(left), len(tasks)))
        except BrokenExecutor:
            lost = 0 if len(ledger.done) > done_before else lost + 1
        if lost >= MOST_LOST:
            raise EngineFault(f"The workers were lost {MOST_LOST} times in a row, from {left[0].key} on.")
    told(len(tasks), len(tasks))
    ledger.finish()


def _told_on(told: Told, before: int, of: int, back: int) -> None:
    told(before + back, of)


def _do_all(executor: Executor, tasks: Iterable[Task], ledger: Ledger, told: Callable[[int], None]) -> None:
    """Keep each task's line as it comes back, and tell how many have. On any fault no further task is begun.

    Where somebody stops it, the engine ends what is at work.
    """
    coming, kept = iter(tasks), 0
    at_work: dict[Future[str], Task] = {executor.submit(do, t): t for t in islice(coming, AT_ONCE)}
    try:
        while at_work:
            back, _ = wait(at_work, return_when=FIRST_COMPLETED)
            for future in back:
                ledger.keep(at_work.pop(future).key, future.result())
            kept += len(back)
            told(kept)
            at_work |= {executor.submit(do, t): t for t in islice(coming, len(back))}
    except Exception:
        for future in at_work:
            future.cancel()
        executor.shutdown(wait=False)
        raise


def results(tasks: Sequence[Task], ledger: Ledger) -> tuple[StudyResult, ...]:
    """What each study found, in the order the studies are listed. Raises EngineFault when a task is not done."""
    found = []
    for study in STUDIES:
        own = [t for t in tasks if t.study == study.NAME]
        if missing := next((t for t in own if t.key not in ledger.done), None):
            raise EngineFault(f"The sweep has not done {missing.key}.")
        trials = [read_json(Trial, ledger.line(t.key).encode()) for t in own]
        if own:
            found.append(result_of(study, Size(own[0].homes, own[0].children), trials))
    return tuple(found)
