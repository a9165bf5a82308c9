"""How much memory planning short breaks takes at its most, beside what is expected before it begins: [S M L XL] [seed].

Each period is planned in a process of its own, with a little of every kind of work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

from matching.short_breaks.allocate import allocate
from matching.short_breaks.effort import Effort
from matching.short_breaks.memory import at_work, bytes_for
from scenarios.benchmarks.memory_used import peak_bytes
from scenarios.benchmarks.tables import table
from scenarios.generators.short_breaks import Shape, Size, draw

NAME = "break-memory"
WORK = Effort(seconds=None, rounds=2, moves=20_000)
HEADS = ("", "GB expected", "GB at most", "times as much")


class Memory(NamedTuple):
    """What was expected, and what all the processes together took at their most; more rather than less."""

    expected: int
    taken: int


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """A table with a row for each size."""
    sizes = [Size[a] for a in arguments if a in Size.__members__] or [Size.S, Size.M]
    seed = next((int(a) for a in arguments if a.isdecimal()), 1)
    found = ((size.name, memory_of(size.value, seed, WORK)) for size in sizes)
    yield table(f"Memory of one plan, seed {seed}", HEADS, [(name, *_cells(memory)) for name, memory in found])


def _cells(memory: Memory) -> Iterator[str]:
    yield from (f"{memory.expected / 1e9:.2f}", f"{memory.taken / 1e9:.2f}", f"{memory.expected / memory.taken:.1f}")


def memory_of(shape: Shape, seed: int, effort: Effort) -> Memory:
    """Of one period, planned in a process that has done nothing before."""
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:
        return apart.submit(_planned, shape, seed, effort).result()


def _planned(shape: Shape, seed: int, effort: Effort) -> Memory:
    period, cleared = draw(shape, seed)
    expected = bytes_for(period, cleared, processes=at_work(effort.processes))
    allocate(period, effort, cleared)
    return Memory(expected, peak_bytes())
