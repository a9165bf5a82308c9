"""How much memory planning short breaks takes at its most, beside what is expected before it begins: [S M L XL] [seed].

Each period is planned in a process of its own, with a little of every kind of work.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import NamedTuple

from matching.short_breaks.allocate import allocate
from matching.short_breaks.effort import Effort
from matching.short_breaks.memory import at_work, bytes_for
from scenarios.benchmarks.memory_used import bytes_together
from scenarios.benchmarks.tables import table
from scenarios.generators.short_breaks import Shape, Size, draw

NAME = "break-memory"
WORK = Effort(seconds=None, rounds=2, moves=20_000)
EVERY_SECONDS = 0.1
HEADS = ("", "GB expected", "GB at most", "times as much")


class Memory(NamedTuple):
    """What was expected, and what all the processes together took at their most, what they share counted once.

    The system is asked every so often, and only Linux says it.
    """

    expected: int
    taken: int


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """A table with a row for each size."""
    sizes = [Size[a] for a in arguments if a in Size.__members__] or [Size.S, Size.M]
    seed = next((int(a) for a in arguments if a.isdecimal()), 1)
    found = ((size.name, memory_of(size.value, seed, WORK)) for size in sizes)
    yield table(f"Memory of one plan, seed {seed}", HEADS, [(name, *_cells(memory)) for name, memory in found])


def _cells(memory: Memory) -> Iterator[str]:
    yield from (f"{memory.expected / 1e9:.2f}", f"{memory.taken / 1e9:.2f}")
    yield f"{memory.expected / memory.taken:.1f}" if memory.taken else "-"


def memory_of(shape: Shape, seed: int, effort: Effort) -> Memory:
    """Of one period, planned in a process that has done nothing before."""
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:
        process, most = apart.submit(os.getpid).result(), 0
        planned = apart.submit(_planned, shape, seed, effort)
        while not planned.done():
            most = max(most, bytes_together(process))
            wait([planned], timeout=EVERY_SECONDS)
        return Memory(planned.result(), most)


def _planned(shape: Shape, seed: int, effort: Effort) -> int:
    """The bytes that were expected, once they have been used."""
    period, cleared = draw(shape, seed)
    allocate(period, effort, cleared)
    return bytes_for(period, cleared, processes=at_work(effort.processes))
