"""How long placing a made-up region takes, from records to the plan: [homes x children ...] [homes each] [1p] [60s].

Everything is in it: screening, the full checks, the search with its proof, the independent check, who would come
together asked again, and all that is told. `4000x2000` is a country's homes; `90x1600` far more children than places.
The check is asked on two processes, or on as many as `1p` says; CPU seconds are those of all of them. `60s` asks for a
plan in so many seconds, as `placewell place --seconds` does; else nothing looks at a clock.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from os import times
from time import perf_counter

from matching.optimise.stopping import Until, never
from matching.placement.may_know import all_own
from matching.placement.objectives import placed
from matching.placement.place_world import CHECKING, place_world
from matching.placement.result import LevelResult, Placement
from matching.reports import placement_plan
from scenarios.benchmarks.memory_used import own_peak_bytes
from scenarios.benchmarks.tables import table
from scenarios.generators.region import region

NAME = "placement-world"
PROCESSES = 2
SIZES = ((40, 30), (400, 200), (4_000, 2_000))
HEADS = (
    "",
    "placed",
    "at most",
    "homes each",
    "proven",
    "gap at the first not",
    "checked s",
    "all s",
    "CPU s",
    "peak MB",
)


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """A table, a row for each region. Memory is the most that this process has held so far."""
    given = [re.fullmatch(r"(\d+)x(\d+)", a) for a in arguments]
    sizes = [(int(m[1]), int(m[2])) for m in given if m] or SIZES
    each = next((int(a) for a in arguments if a.isdecimal()), None)
    processes = next((int(a[:-1]) for a in arguments if re.fullmatch(r"[1-9]\d?p", a)), PROCESSES)
    seconds = next((float(a[:-1]) for a in arguments if re.fullmatch(r"\d+s", a)), None)
    title = f"A whole placement, the check on {processes}" + ("" if seconds is None else f", in {seconds:g} s")
    yield table(title, HEADS, [row(*size, each, processes, seconds) for size in sizes])


def row(
    homes: int, children: int, homes_each: int | None = None, processes: int = 1, seconds: float | None = None
) -> tuple[str, ...]:
    """One region, placed whole and told. Its records stay, and are kept out of the way of Python's search for cycles.

    The command does so too.
    """
    world = region(1, homes, children)
    gc.freeze()
    began, worked, asked = perf_counter(), _worked(), [0.0]

    def told(doing: str, done: int, of: int) -> None:
        if doing == CHECKING:
            asked[0] = perf_counter() - began

    stop = never if seconds is None else Until(perf_counter, began + seconds, never)
    found = place_world(all_own(world), world.as_at, told=told, stop=stop, homes_each=homes_each, processes=processes)
    placement_plan.write(found)
    each = "all" if found.homes_each is None else str(found.homes_each)
    return (
        f"{homes:,} x {children:,}",
        f"{sum(c.urn is not None for c in found.children):,}",
        most_placed(found),
        each,
        f"{sum(level.proven for level in found.levels)} of {len(found.levels)}",
        first_gap(found),
        f"{asked[0]:.1f}",
        f"{perf_counter() - began:.1f}",
        f"{_worked() - worked:.1f}",
        f"{own_peak_bytes() / 1e6:.0f}",
    )


def _worked() -> float:
    """Seconds of processor time, with those of processes that were begun and have ended."""
    spent = times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def most_placed(found: Placement) -> str:
    """To how many children at most a plan gives a home that does as well at every level before."""
    level = next((x for x in found.levels if x.id == placed.ID), None)
    if level is None or level.bound is None:
        return "not known"
    return f"{sum(c.urn is not None for c in found.children) - level.value + level.bound:,}"


def first_gap(found: Placement) -> str:
    """How far below what no plan exceeds the first level is that is not proven."""
    first: LevelResult | None = next((x for x in found.levels if not x.proven), None)
    if first is None:
        return "none"
    return "not known" if first.bound is None else f"{first.bound - first.value:,} ({first.id})"
