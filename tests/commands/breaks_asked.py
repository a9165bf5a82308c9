"""One small plan of the example period, made once, and what every test of it is asked with."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from typer.testing import Result

from matching.plain_json import write_json
from matching.short_breaks.allocate import allocate
from matching.short_breaks.effort import Effort
from matching.short_breaks.result import Planned
from matching.short_breaks.swap_moves import Agreement, Exchange, SwapMade
from scenarios.periods import winter_at_marram
from tests.commands.asking import ask

WINTER = f"example:{winter_at_marram.NAME}"
URN = winter_at_marram.URN
MOVES = 20_000
"""Enough to keep every promise of the example."""
QUICK = ("--rounds", "0", "--moves", str(MOVES), "--processes", "1")


@cache
def planned() -> Planned:
    """A quick plan of the example."""
    return allocate(winter_at_marram.period(), Effort(rounds=0, moves=MOVES, seconds=None, processes=1))


@cache
def swap_made() -> SwapMade:
    """A swap in it, as it stays on record."""
    one, other = planned().allocation.stays[0], planned().allocation.stays[-1]
    moves = (Exchange(family=one.family, gives=other, gets=one), Exchange(family=other.family, gives=one, gets=other))
    on = winter_at_marram.period().world.as_at
    return SwapMade(moves=moves, agreed=tuple(Agreement(family=m.family, on=on, said_to="Nell Farrow") for m in moves))


def plan_in(folder: Path, **changes: Any) -> Path:
    """The same in a file, as it would have been saved had it said something else of itself."""
    path = folder / "plan.json"
    plan = planned()
    allocation = plan.allocation.model_copy(update=changes)
    path.write_bytes(write_json(plan.model_copy(update={"allocation": allocation}).sealed()))
    return path


def breaks(*arguments: str | Path, width: int = 200) -> Result:
    """What a command on short breaks answers."""
    return ask("breaks", *arguments, width=width)


def refused(result: Result) -> str:
    """What is said of a command's wrong input, in one line; nothing is shown and the exit code says so."""
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    return " ".join(result.stderr.split())


def inside(folder: Path) -> set[str]:
    """The names of what is in a folder."""
    return {path.name for path in folder.iterdir()}
