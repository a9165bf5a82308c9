"""How many children can be placed at once, how far that is proven, and in what time: [small middle large] [seeds].

The answer is the plan with its check and all that it gave up: splits and their price, a shortage, other homes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import perf_counter, process_time

from matching.optimise.lexicographic import Effort
from matching.placement.place import answered, planned
from matching.placement.solve import LevelFound
from scenarios.benchmarks.tables import table
from scenarios.generators.placement import SIZES, Size, draw

NAME = "placement-scale"
NAMES = dict(zip(("small", "middle", "large"), SIZES, strict=True))
SEEDS = (1, 2, 3)
HEADS = ("", "fits", "placed", "of", "levels proven", "gap % at the first not", "plan s", "answer s", "CPU s", "work")


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """A table for each size. Every plan is checked by the independent check before its row is given."""
    sizes = [NAMES[a] for a in arguments if a in NAMES] or list(SIZES)
    seeds = [int(a) for a in arguments if a.isdecimal()] or SEEDS
    for size in sizes:
        yield table(f"{size.name}, one core", HEADS, [row(size, seed) for seed in seeds])


def row(size: Size, seed: int) -> tuple[str, ...]:
    """One region solved."""
    problem = draw(size, seed)
    began, worked, effort = perf_counter(), process_time(), Effort()
    found = planned(problem, effort)
    solved = perf_counter()
    answered(problem, found, effort)
    return (
        f"seed {seed}",
        f"{len(problem.fit_of):,}",
        f"{len(found.plan or ()):,}",
        f"{len(problem.children):,}",
        f"{sum(level.proven for level in found.levels)} of {len(found.levels)}",
        first_gap(found.levels),
        f"{solved - began:.1f}",
        f"{perf_counter() - began:.1f}",
        f"{process_time() - worked:.1f}",
        f"{found.work:.1f}",
    )


def first_gap(levels: Sequence[LevelFound]) -> str:
    """How far below its bound the first level is that is not proven, in percent."""
    first = next((x for x in levels if not x.proven), None)
    if first is None:
        return "none"
    if first.bound is None:
        return "not known"
    return f"{100 * (first.bound - first.value) / max(abs(first.bound), 1):.2f} ({first.id})"
