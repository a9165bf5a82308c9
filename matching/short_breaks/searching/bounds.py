"""The bounds of every level, worked out beside the search: quick ones at once, the strong one round by round.

A level's bound holds for every plan that does at least as well at each earlier level as was asked when it was worked
out. So it counts for the best plan only while that plan does so too.
"""

from __future__ import annotations

import multiprocessing as mp
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Protocol

from matching.short_breaks.at_hand import leave_stopping_to_others
from matching.short_breaks.bound import Bounding, goal_of
from matching.short_breaks.bound.by_families import by_families
from matching.short_breaks.bound.parts import TooLarge
from matching.short_breaks.problem import Level, Problem

ROUNDS_AT_ONCE = 5
MAIN = "benefit"
"""The level whose bound is worked out first and longest."""
REST = 4
"""How long to rest after a turn on any other level, as so many times the turn: the search needs the processors more."""


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
        self._always = by_families(problem)
        self._found: dict[Job, int] = {}
        self._done: set[Job] = set()

    def now(self, values: Sequence[int]) -> dict[str, int]:
        """The lowest bound of each level that counts for plans as good as these values at every earlier level."""
        found = dict(self._always)
        for job, bound in self._found.items():
            if all(value >= held for value, held in zip(values, job.held, strict=False)) and values:
                found[job.level] = min(found[job.level], bound)
        return found

    def next_job(self, values: Sequence[int]) -> Job | None:
        """The level to work on: the main one first, then any other that is not proven, and each again when plans do
        better at the levels before it."""
        now = self.now(values)
        order = sorted(range(len(values)), key=lambda i: (self.problem.levels[i].id != MAIN, i))
        for i in order:
            level = self.problem.levels[i]
            job = Job(level.id, tuple(values[:i]))
            if job not in self._done and now[level.id] > values[i] and _can_fall(level):
                return job
        return None

    def done(self, job: Job) -> None:
        """No more is to be had from this job."""
        self._done.add(job)

    def lower(self, job: Job, bound: int) -> bool:
        """Note a bound of a job; whether it is the lowest of it so far."""
        if bound >= self._found.get(job, self._always[job.level]):
            return False
        self._found[job] = bound
        return True


def _can_fall(level: Level) -> bool:
    return level.links is None and level.spacing is None


def bounding_for(problem: Problem, job: Job, before: Bounding | None = None) -> Bounding:
    """The bound of a job, begun from the prices of an earlier one of the same level where there is one."""
    held = tuple(zip(problem.levels, job.held, strict=False))
    return Bounding(problem, goal_of(problem, job.level, held), before=before)


class Within:
    """Bounds worked out in turn with the search, in the same process."""

    def __init__(self, problem: Problem) -> None:
        self.ledger = Ledger(problem)
        self.values: tuple[int, ...] = ()
        """Of the best plan so far; empty before there is one."""
        self.news: list[tuple[Job, int]] = []
        """Bounds that were found and not yet told on."""
        self._job: Job | None = None
        self._bounding: Bounding | None = None
        self._last: dict[str, Bounding] = {}

    def aim(self, values: Sequence[int]) -> None:
        """As the protocol says; a bound that no longer is of the best plan is left for one that is."""
        self.values = tuple(values)
        if self._job is not None and self._job.held != self.values[: len(self._job.held)]:
            self._bounding = None

    def work(self) -> None:
        """As the protocol says."""
        if self._bounding is None:
            self._job = self.ledger.next_job(self.values)
            if self._job is None:
                return
            try:
                self._bounding = bounding_for(self.ledger.problem, self._job, self._last.get(self._job.level))
            except TooLarge:
                self.ledger.done(self._job)
                return
            self._last[self._job.level] = self._bounding
        self._turn(self._job, self._bounding)

    def _turn(self, job: Job | None, bounding: Bounding) -> None:
        if job is None:
            return
        place = len(job.held)
        bounding.step(ROUNDS_AT_ONCE)
        if self.ledger.lower(job, bounding.best):
            self.news.append((job, bounding.best))
        if bounding.converged or bounding.best <= self.values[place]:
            self.ledger.done(job)
            self._bounding = None

    @property
    def at_main(self) -> bool:
        """Whether the main level is in hand."""
        return self._bounding is not None and self._job is not None and self._job.level == MAIN

    @property
    def has_work(self) -> bool:
        """Whether any bound could still be made lower."""
        return self._bounding is not None or self.ledger.next_job(self.values) is not None

    def now(self) -> dict[str, int]:
        """As the protocol says."""
        return self.ledger.now(self.values)

    def close(self) -> None:
        """As the protocol says."""


class Beside:
    """Bounds worked out in a process of their own; it holds the problem and sends each bound that is lower."""

    def __init__(self, problem: Problem) -> None:
        self._ledger = Ledger(problem)
        here, there = mp.Pipe()
        self._pipe = here
        self._process = mp.get_context().Process(target=_work_apart, args=(problem, there, here), daemon=True)
        self._process.start()
        there.close()
        self._last: tuple[int, ...] = ()

    def aim(self, values: Sequence[int]) -> None:
        """As the protocol says."""
        if tuple(values) != self._last and self._process.is_alive():
            self._send(tuple(values))
        self._last = tuple(values)

    def _send(self, values: tuple[int, ...] | None) -> None:
        with suppress(OSError):
            self._pipe.send(values)

    def work(self) -> None:
        """As the protocol says: the process has its own turns."""

    def now(self) -> dict[str, int]:
        """As the protocol says."""
        for job, bound in _received(self._pipe):
            self._ledger.lower(job, bound)
        return self._ledger.now(self._last)

    def close(self) -> None:
        """As the protocol says."""
        self._send(None)
        self._process.join(timeout=1)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join()


def _received(pipe: Connection) -> Iterator[tuple[Job, int]]:
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
    while _heard(within, pipe):
        begun = time.perf_counter()
        within.work()
        while within.news:
            if not _sent(pipe, within.news.pop(0)):
                return
        if not within.at_main:
            _rest(pipe, REST * (time.perf_counter() - begun))


def _rest(pipe: Connection, seconds: float) -> None:
    """Until then, or until something is heard."""
    with suppress(OSError):
        pipe.poll(seconds)


def _sent(pipe: Connection, news: tuple[Job, int]) -> bool:
    try:
        pipe.send(news)
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
