"""The bounds of every level, worked out beside the search: quick ones at once, the strong one round by round.

A level's bound holds for every plan that does as well at all earlier levels as the plan it was worked out for. A later
plan that does better there leaves it valid, since fewer plans then count.
"""

from __future__ import annotations

import multiprocessing as mp
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Protocol

from matching.short_breaks.at_hand import leave_stopping_to_others
from matching.short_breaks.bound import Bounding, goal_of
from matching.short_breaks.bound.by_families import by_families
from matching.short_breaks.problem import Level, Problem

ROUNDS_AT_ONCE = 5
MAIN = "benefit"
"""The level whose bound is worked out first and longest."""


@dataclass(frozen=True)
class Job:
    """One level to bound, for plans whose earlier levels are at least these values."""

    level: str
    held: tuple[int, ...]


class Bounds(Protocol):
    """Bounds that get better while somebody else searches."""

    def aim(self, values: Sequence[int]) -> None:
        """Say what the best plan so far is worth at every level."""
        ...

    def work(self) -> None:
        """A turn of work, where the bounds have no process of their own."""
        ...

    def now(self) -> dict[str, int]:
        """The best bound of each level so far."""
        ...

    def close(self) -> None:
        """Leave off."""
        ...


class Ledger:
    """The bounds known so far, and what to work out next."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.found = by_families(problem)
        self._done: set[Job] = set()

    def next_job(self, values: Sequence[int]) -> Job | None:
        """The level to work on: the main one first, then any other that is not proven, and each again when plans do
        better at the levels before it."""
        order = sorted(range(len(values)), key=lambda i: (self.problem.levels[i].id != MAIN, i))
        for i in order:
            level = self.problem.levels[i]
            job = Job(level.id, tuple(values[:i]))
            if job not in self._done and self.found[level.id] > values[i] and _can_fall(level):
                return job
        return None

    def done(self, job: Job) -> None:
        """No more is to be had from this job."""
        self._done.add(job)

    def lower(self, level: str, bound: int) -> None:
        """A bound of a level, if it is the lowest so far."""
        self.found[level] = min(self.found[level], bound)


def _can_fall(level: Level) -> bool:
    return level.links is None and level.spacing is None


def bounding_for(problem: Problem, job: Job) -> Bounding:
    """The bound of a job, not begun."""
    held = tuple(zip(problem.levels, job.held, strict=False))
    return Bounding(problem, goal_of(problem, job.level, held))


class Within:
    """Bounds worked out in turn with the search, in the same process."""

    def __init__(self, problem: Problem) -> None:
        self.ledger = Ledger(problem)
        self.values: tuple[int, ...] = ()
        """Of the best plan so far; empty before there is one."""
        self._job: Job | None = None
        self._bounding: Bounding | None = None

    def aim(self, values: Sequence[int]) -> None:
        """As the protocol says."""
        self.values = tuple(values)

    def work(self) -> None:
        """As the protocol says."""
        if self._bounding is None:
            self._job = self.ledger.next_job(self.values)
            if self._job is None:
                return
            self._bounding = bounding_for(self.ledger.problem, self._job)
        self._turn(self._job, self._bounding)

    def _turn(self, job: Job | None, bounding: Bounding) -> None:
        if job is None:
            return
        place = len(job.held)
        bounding.primal = self.values[place]
        bounding.step(ROUNDS_AT_ONCE)
        self.ledger.lower(job.level, bounding.best)
        if bounding.converged or bounding.best <= self.values[place]:
            self.ledger.done(job)
            self._bounding = None

    @property
    def has_work(self) -> bool:
        """Whether any bound could still be made lower."""
        return self._bounding is not None or self.ledger.next_job(self.values) is not None

    def now(self) -> dict[str, int]:
        """As the protocol says."""
        return dict(self.ledger.found)

    def close(self) -> None:
        """As the protocol says."""


class Beside:
    """Bounds worked out in a process of their own; it holds the problem and sends each bound that is lower."""

    def __init__(self, problem: Problem) -> None:
        self._found = Ledger(problem).found
        here, there = mp.Pipe()
        self._pipe = here
        self._process = mp.get_context().Process(target=_work_apart, args=(problem, there, here), daemon=True)
        self._process.start()
        there.close()
        self._last: tuple[int, ...] = ()

    def aim(self, values: Sequence[int]) -> None:
        """As the protocol says."""
        if tuple(values) != self._last and self._process.is_alive():
            self._last = tuple(values)
            self._send(self._last)

    def _send(self, values: tuple[int, ...] | None) -> None:
        with suppress(OSError):
            self._pipe.send(values)

    def work(self) -> None:
        """As the protocol says: the process has its own turns."""

    def now(self) -> dict[str, int]:
        """As the protocol says."""
        for level, bound in _received(self._pipe):
            self._found[level] = min(self._found[level], bound)
        return dict(self._found)

    def close(self) -> None:
        """As the protocol says."""
        self._send(None)
        self._process.join(timeout=1)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join()


def _received(pipe: Connection) -> Iterator[tuple[str, int]]:
    try:
        while pipe.poll():
            yield pipe.recv()
    except (EOFError, OSError):
        return


def _work_apart(problem: Problem, pipe: Connection, theirs: Connection) -> None:
    """`theirs` is the other end, closed here: so that this ends when whoever holds it is gone."""
    leave_stopping_to_others()
    theirs.close()
    within = Within(problem)
    sent = dict(within.ledger.found)
    while True:
        if not _heard(within, pipe):
            return
        within.work()
        for level, bound in within.now().items():
            if bound < sent[level] and not _sent(pipe, level, bound):
                return
            sent[level] = min(bound, sent[level])


def _sent(pipe: Connection, level: str, bound: int) -> bool:
    try:
        pipe.send((level, bound))
    except OSError:
        return False
    return True


def _heard(within: Within, pipe: Connection) -> bool:
    idle = not within.values or not within.has_work
    while idle or pipe.poll():
        try:
            values = pipe.recv()
        except EOFError:
            return False
        if values is None:
            return False
        within.aim(values)
        idle = False
    return True
