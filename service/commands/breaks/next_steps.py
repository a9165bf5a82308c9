"""What was written, and what to ask of a plan next, as commands that can be copied."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Group, RenderableType

from matching.short_breaks.result import Allocation, FamilyResult
from service.commands.breaks.words import bullets
from service.commands.brief import heading


def next_steps(
    period: str, world: str | None, out: Path | None, written: Sequence[Path], allocation: Allocation
) -> RenderableType:
    """The files written, and commands about this plan; where it was not saved, how to save it."""
    return Group(*written_to(written), heading("Ask next"), bullets(_commands(period, world, out, allocation)))


def written_to(written: Sequence[Path]) -> Iterator[RenderableType]:
    """The files and folders written, if any."""
    if written:
        yield heading("Written")
        yield bullets(map(str, written))


def _commands(period: str, world: str | None, out: Path | None, allocation: Allocation) -> Iterator[str]:
    if out is None:
        yield f"{typed('allocate', period, *of_world(world), '--out', 'plan.json')}   saves a plan, to ask more of it"
        return
    about = (period, str(out), *of_world(world))
    worst = worst_off(allocation.families)
    if worst is not None:
        yield typed("family", period, str(out), worst.family, *of_world(world))
    for stay in allocation.stays[:1]:
        first = ("--from", stay.first_night.isoformat(), "--nights", str(stay.nights))
        asks = worst.family if worst is not None else stay.family
        yield typed("why", *about, "--family", asks, "--home", stay.urn, *first)
        yield typed("what-if", *about, "--more-staff", f"{stay.urn}:waking night:1")
    yield typed("swap", *about)


def worst_off(results: Iterable[FamilyResult]) -> FamilyResult | None:
    """The family furthest below its protected minimum, then below its assessed nights; None where there is none."""
    return min(results, key=lambda f: (f.share, f.nights / max(f.assessed, 1), f.family), default=None)


def of_world(world: str | None) -> tuple[str, ...]:
    """The world of a filled form, as it is typed."""
    return () if world is None else ("--world", world)


def typed(*words: str) -> str:
    """A command, as it is typed."""
    return shlex.join(("placewell", "breaks", *words))
