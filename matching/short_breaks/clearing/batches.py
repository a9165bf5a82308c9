"""Work in batches, here or in other processes: the same answers in the same order, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Told = Callable[[int, int], None]
"""Told how many questions are answered, and of how many."""


class Progress:
    """How many of a number of questions are answered."""

    def __init__(self, total: int, told: Told | None) -> None:
        self._done, self._total, self._told = 0, total, told

    def add(self, questions: int) -> None:
        """So many more are answered."""
        self._done += questions
        if self._told is not None and questions:
            self._told(self._done, self._total)


def batches(length: int, most: int) -> Iterator[slice]:
    """A sequence of that length in parts of at most so many."""
    return (slice(first, min(first + most, length)) for first in range(0, length, most))


def row_batches(length: int, most: int) -> Iterator[slice]:
    """The rows of all pairs of a sequence, in parts of about so many pairs."""
    first, pairs = 0, 0
    for row in range(length):
        pairs += length - 1 - row
        if pairs >= most or row == length - 1:
            yield slice(first, row + 1)
            first, pairs = row + 1, 0


def pairs_in(rows: slice, length: int) -> int:
    """How many pairs begin in these rows."""
    return sum(length - 1 - row for row in range(rows.start, rows.stop))


def answered(
    ask: Callable[[Task], Result],
    tasks: Sequence[Task],
    sizes: Sequence[int],
    executor: Executor | None,
    progress: Progress,
) -> Iterator[Result]:
    """The result of each task in order. `sizes` says how many questions each holds."""
    results = map(ask, tasks) if executor is None else executor.map(ask, tasks)
    for result, size in zip(results, sizes, strict=True):
        progress.add(size)
        yield result
