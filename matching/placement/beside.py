"""Questions that need no answer to one another, asked on several processes: the same answers in the same order.

Each process is begun anew and is given once what all questions are asked of. One that dies costs only time: what it had
not answered is asked here.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

H = TypeVar("H")
Q = TypeVar("Q")
A = TypeVar("A")

A_PART = 16
"""So many parts of the questions for each process, so that none waits long for another."""
SELDOM = 50_000
"""So many more things made than let go before cycles are looked for."""
_held: list[object] = []


class Beside(Generic[H]):
    """What is asked of, and on how many processes."""

    def __init__(self, held: H, processes: int = 1) -> None:
        self.held, self.processes = held, processes
        self._executor: Executor | None = None

    def each(self, ask: Callable[[H, Q], A], questions: Sequence[Q], few: int = 0) -> Iterator[A]:
        """The answer to each question in order. Where they are `few` or fewer, no process is begun for them."""
        done = 0
        if self.processes > 1 and (self._executor is not None or len(questions) > few):
            try:
                for answer in self._begun().map(partial(_answered, ask), questions, chunksize=self._part(questions)):
                    yield answer
                    done += 1
            except BrokenExecutor:
                self.close()
                self.processes = 1
        for question in questions[done:]:
            yield ask(self.held, question)

    def _part(self, questions: Sequence[Q]) -> int:
        return max(1, len(questions) // (A_PART * self.processes))

    def _begun(self) -> Executor:
        if self._executor is None:
            afresh = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(
                self.processes, mp_context=afresh, initializer=_begin, initargs=(pickle.dumps(self.held),)
            )
        return self._executor

    def close(self) -> None:
        """End the processes, without waiting for what nobody wants to know any more."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = None


@contextmanager
def beside(held: H, processes: int) -> Iterator[Beside[H]]:
    """Questions of what is held, on so many processes; they are ended with it."""
    asked = Beside(held, processes)
    try:
        yield asked
    finally:
        asked.close()


def _begin(held: bytes) -> None:
    """In a process begun for this: Ctrl-C is for whoever began it to answer, and it ends when they are gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    began = multiprocessing.parent_process()
    if began is not None:
        threading.Thread(target=_end_after, args=(began,), daemon=True).start()
    # What is held stays, and a check leaves hardly anything in cycles: Python need not look for them time and again.
    gc.disable()
    _held[:] = [pickle.loads(held)]  # noqa: S301
    gc.freeze()
    gc.set_threshold(SELDOM)
    gc.enable()


def _end_after(began: BaseProcess) -> None:
    began.join()
    os._exit(1)


def _answered(ask: Callable[[H, Q], A], question: Q) -> A:
    (held,) = _held
    return ask(held, question)  # type: ignore[arg-type]
