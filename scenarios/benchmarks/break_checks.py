"""How long the match check before a plan takes, for records in full and for children never asked about: [S M L XL].

Each by seed, in seconds of one processor, with how it answered and the memory that it all took; "processes" spreads it
over two. What is known between any two of XL's children alone is more than a million records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from time import perf_counter, process_time

from matching.short_breaks.clear import clear
from matching.short_breaks.period import Period
from scenarios.benchmarks.memory_used import peak_bytes
from scenarios.benchmarks.tables import table
from scenarios.generators.break_checked import draw_checked
from scenarios.generators.short_breaks import Shape, Size, draw

NAME = "break-checks"
SIZES = (Size.S, Size.M, Size.L, Size.XL)
SEEDS = (1, 2, 3)
HEADS = ("", "s", "ms an answer", "answers", "suited", "refused", "kept apart", "GB")


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """A table for each size and way of drawing; L and XL are drawn in full only."""
    sizes = [size for size in SIZES if size.name in arguments] or [Size.S, Size.M]
    seeds = [int(a) for a in arguments if a.isdecimal()] or SEEDS
    for size in sizes:
        yield timed(size, seeds, processes="processes" in arguments)


def timed(size: Size | Shape, seeds: Sequence[int], *, processes: bool = False) -> str:
    """The table of one size."""
    name = size.name if isinstance(size, Size) else "a small period"
    rows = []
    with ProcessPoolExecutor(2) if processes else nullcontext() as executor:
        for seed in seeds:
            rows.append((f"in full, seed {seed}", *_cells(draw_checked(size, seed), executor)))
            if size not in (Size.L, Size.XL):
                rows.append((f"nothing asked, seed {seed}", *_cells(draw(size, seed)[0], executor)))
    return table(f"The match check before a plan, {name}{', two processes' * processes}", HEADS, rows)


def _cells(period: Period, executor: Executor | None) -> Iterator[str]:
    clock = process_time if executor is None else perf_counter
    began = clock()
    cleared = clear(period, executor=executor)
    seconds = clock() - began
    answers = len(cleared.suited) + len(cleared.refused)
    yield from (f"{seconds:.2f}", f"{1000 * seconds / answers:.1f}", str(answers))
    yield from map(str, (len(cleared.suited), len(cleared.refused), len(cleared.apart)))
    yield f"{peak_bytes() / 1e9:.1f}"
