"""Bounds worked out beside the search, in a process of their own."""

from __future__ import annotations

import multiprocessing as mp
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection

from matching.short_breaks.at_hand import leave_stopping_to_others
from matching.short_breaks.problem import Problem
from matching.short_breaks.searching.bounds import Job, Ledger, Within

REST = 4
"""How long to rest after a turn on any level but the main one, as so many times the turn: the search needs the
processors more."""


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
