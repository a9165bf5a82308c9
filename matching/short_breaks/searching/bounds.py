"""The bounds of every level, worked out in turn with the search: quick ones at once, the strong one round by round.

A level's bound holds for every plan that does at least as well at each earlier level as was asked when it was worked
out. So it counts for the best plan only while that plan does so too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from matching.short_breaks.bound import Bounding, goal_of
from matching.short_breaks.bound.by_families import by_families
from matching.short_breaks.bound.parts import TooLarge
from matching.short_breaks.problem import Level, Problem

ROUNDS_AT_ONCE = 5
TURNS_AT_ONCE = 2
TURNS_BEGUN = 8
"""A bound that was begun is gone on with for so many turns, though plans have come to do better above it since."""
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
    return level.adds_up


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
        self._turns = 0
        """Of the bound in hand."""

    def aim(self, values: Sequence[int]) -> None:
        """As the protocol says. A bound that does not hold for the best plan is left at once for one that does.

        One that holds for it, and for plans that do a little worse above, is left when it has had its turns: on a large
        problem plans get better faster than a bound falls.
        """
        self.values = tuple(values)
        if self._job is None:
            return
        now, held = self.values[: len(self._job.held)], self._job.held
        holds = all(value >= least for value, least in zip(now, held, strict=False))
        if not holds or (now != held and self._turns >= TURNS_BEGUN):
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
            self._last[self._job.level], self._turns = self._bounding, 0
        self._turn(self._job, self._bounding)

    def _turn(self, job: Job | None, bounding: Bounding) -> None:
        if job is None:
            return
        place = len(job.held)
        bounding.step(ROUNDS_AT_ONCE)
        self._turns += 1
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


class FamiliesAlone:
    """What the families could have, each looked at alone: for a search that nobody asks for a proof."""

    def __init__(self, problem: Problem) -> None:
        self._found = by_families(problem)

    def aim(self, values: Sequence[int]) -> None:
        """As the protocol says."""

    def work(self) -> None:
        """As the protocol says: there is none."""

    def now(self) -> dict[str, int]:
        """As the protocol says."""
        return dict(self._found)

    def close(self) -> None:
        """As the protocol says."""


def at_once(problem: Problem, values: Sequence[int]) -> dict[str, int]:
    """Bounds for plans that are worth so much at every level, by as much work as can be waited for."""
    within = Within(problem)
    within.aim(values)
    for _ in range(TURNS_AT_ONCE):
        within.work()
    return within.now()
