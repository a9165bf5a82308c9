"""How a benchmark measures: the fastest of several runs, beside a yardstick timed in the same run, in a plain table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

from matching.match import Match
from scenarios.benchmarks.tables import table


@dataclass(frozen=True)
class Row:
    """One size that was tried: the fastest run in seconds, the same yardstick's, and what the answer held."""

    size: str
    seconds: float
    yardstick_seconds: float
    findings: int
    open_findings: int


@dataclass(frozen=True)
class Growth:
    """How something grows. Every row is compared with the first."""

    title: str
    rows: tuple[Row, ...]


class Benchmark(Protocol):
    """A benchmark file. Its docstring's first line says what it tells."""

    NAME: str

    def measure(self, arguments: Sequence[str] = ()) -> Iterable[str]:
        """Every table measured, as it is ready. What `arguments` may be stands in the first line of the docstring."""
        ...


def fastest(act: Callable[[], object], runs: int) -> float:
    """Seconds of the fastest run, which other work on the machine has disturbed least."""
    return min(_seconds(act) for _ in range(runs))


def _seconds(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def yardstick(match: Match) -> str:
    """Work that any machine does alike, over the same inputs: a canonical JSON text of the question."""
    parts = (match.referral, match.home, match.group)
    return json.dumps([part.model_dump(mode="json") for part in parts], sort_keys=True)


def as_text(growth: Growth) -> str:
    """The table. `x first` compares with the first row, `x yardstick` with the same row's yardstick."""
    heads = ("", "a second", "x first", "x yardstick", "findings", "not known")
    return table(growth.title, heads, [_cells(row, growth.rows[0]) for row in growth.rows])


def _cells(row: Row, first: Row) -> tuple[str, ...]:
    return (
        row.size,
        f"{1 / row.seconds:,.1f}",
        f"{row.seconds / first.seconds:.1f}",
        f"{row.seconds / row.yardstick_seconds:.1f}",
        str(row.findings),
        str(row.open_findings),
    )
