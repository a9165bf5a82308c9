"""How long a made-up country takes to draw, and the most memory it takes: [homes] [children].

Run it by itself: the most memory is of the whole process so far, and never falls from one row to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter

from scenarios.benchmarks.memory_used import KILOBYTE, own_peak_bytes
from scenarios.benchmarks.tables import table
from scenarios.generators.batches import batches
from scenarios.generators.region import country

NAME = "country-memory"
HOMES, CHILDREN, SEED = 4_000, 82_000, 1
HEADS = ("", "things", "s", "MB at most", "bytes written")


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """One table: nothing yet, the children as arrays, and the homes, groups and referrals as lines."""
    homes, children = (int(a) for a in (*arguments, *map(str, (HOMES, CHILDREN)[len(arguments) :])))
    rows: list[tuple[str, ...]] = [("nothing yet", "0", "0.0", _megabytes(), "0")]
    rows.append(_row("children looked after, as arrays, a batch at a time", lambda: _children(children)))
    rows.append(_row("homes, groups and referrals, an authority at a time", lambda: _homes(homes)))
    yield table("A made-up country, streamed", HEADS, rows)


def _row(name: str, act: Callable[[], tuple[int, int]]) -> tuple[str, ...]:
    began = perf_counter()
    things, written = act()
    return name, f"{things:,}", f"{perf_counter() - began:.1f}", _megabytes(), f"{written:,}"


def _children(many: int) -> tuple[int, int]:
    return sum(len(batch) for batch in batches(SEED, many)), 0


def _homes(many: int) -> tuple[int, int]:
    """How many homes were drawn, and how many bytes their lines would take; nothing is kept."""
    things, written = 0, 0
    for world in country(SEED, many):
        things += len(world.homes)
        written += len(world.model_dump_json(exclude_none=True)) + 1
    return things, written


def _megabytes() -> str:
    return f"{own_peak_bytes() / KILOBYTE**2:.0f}"
