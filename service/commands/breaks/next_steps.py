"""What was written, and what to ask of a plan next, as commands that can be copied."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text
from typer import Exit

from matching.errors import BadInput, Problem
from matching.short_breaks.period import Period
from matching.short_breaks.result import FamilyResult, Planned
from service.commands.exits import NOT_TO_GIVE_OUT
from service.commands.screen import heading

SETTLE_FIRST = (
    "No letter and no calendar is made of this plan: a family was promised what it drops. Decide which promise cannot "
    "be kept, talk to that family, put the booking or what stands against it right in the period, and plan again."
)
NAMES_IN_PLAN = "The plan's file holds children's first names: keep it where their records are kept."


def next_steps(
    period: str,
    world: str | None,
    out: Path | str | None,
    written: Sequence[Path],
    asked: Period,
    planned: Planned,
    held_back: Sequence[Path] = (),
) -> RenderableType:
    """The files written and those held back, and commands about this plan; where it was not saved, how to save it.

    To be printed with `soft_wrap`, so that a long command is still one line to whoever copies it.
    """
    commands = _commands(asked, planned, period, world, out)
    private = [] if out is None or not written or Path(out) not in written else [Text(f"  {NAMES_IN_PLAN}")]
    ask = (heading("Ask next"), *(Text(f"  {command}") for command in commands))
    return Group(*written_to(written), *private, *_not_written(planned, held_back), *ask)


def _not_written(planned: Planned, held_back: Sequence[Path]) -> Iterator[RenderableType]:
    """What nobody is to be given of a plan that drops a promise, and how to come to one that can be given out."""
    if planned.allocation.clash is not None:
        yield heading("Not to be given out")
        yield from (Text(f"  • {path} was not written") for path in held_back)
        yield Text(f"  {SETTLE_FIRST}")


def refuse_unless_to_give_out(plan: str, planned: Planned) -> None:
    """Raises BadInput for a plan of which nobody is told anything yet, and that is none to repair."""
    if planned.allocation.clash is not None:
        raise BadInput([Problem(plan, "promises in it cannot all hold, so it is none to give out", SETTLE_FIRST)])


def leave_unless_to_give_out(*plans: Planned) -> None:
    """Leave with the exit code that says so, where one of the plans drops a promise."""
    if any(planned.allocation.clash is not None for planned in plans):
        raise Exit(NOT_TO_GIVE_OUT)


def written_to(written: Sequence[Path]) -> Iterator[RenderableType]:
    """The files and folders written, if any."""
    if written:
        yield heading("Written")
        yield from (Text(f"  • {path}") for path in written)


def to_give_out(period: Path | str, world: str | None, plan: Path | None) -> Iterator[RenderableType]:
    """How to make what families and homes are given, of a plan that was saved; to be printed with `soft_wrap`."""
    if plan is not None:
        yield heading("To give it out")
        folders = ("--letters", "letters", "--calendars", "calendars")
        yield Text(f"  {typed('show', str(period), str(plan), *of_world(world), *folders)}")


def _commands(asked: Period, planned: Planned, period: str, world: str | None, out: Path | str | None) -> Iterator[str]:
    if out is None:
        yield f"{typed('allocate', period, *of_world(world), '--out', 'plan.json')}   saves a plan, to ask more of it"
        return
    allocation, about = planned.allocation, (period, str(out), *of_world(world))
    worst = worst_off(allocation.families)
    if worst is not None:
        yield typed("family", period, str(out), worst.family, *of_world(world))
        yield from (typed("why", *about, *stay) for stay in _why(asked, planned, worst))
    if asked.homes:
        yield typed("what-if", *about, *_more_room(asked))
    yield typed("swap", *about)
    yield typed("record", *about)


def _more_room(asked: Period) -> tuple[str, str]:
    """A change that makes room at the first home, as it is typed."""
    home = min(asked.homes, key=lambda home: home.urn)
    return ("--release-bed", home.urn) if home.held_back else ("--bedroom", f"{home.urn}:one more")


def _why(asked: Period, planned: Planned, worst: FamilyResult) -> Iterator[tuple[str, ...]]:
    """A stay of the family's to ask about, as it is typed; none where there is nothing to ask."""
    # What builds a problem takes half a second to load.
    from matching.short_breaks.why_not.worth_asking import worth_asking

    found = worth_asking(asked, planned.cleared, planned.allocation.stays, worst.family)
    if found is not None:
        first = asked.night(found.first).isoformat()
        yield "--family", worst.family, "--home", found.urn, "--from", first, "--nights", str(found.nights)


def worst_off(results: Iterable[FamilyResult]) -> FamilyResult | None:
    """The family furthest below its protected minimum, then below its assessed nights; None where there is none."""
    return min(results, key=lambda f: (f.share, f.nights / max(f.assessed, 1), f.family), default=None)


def of_world(world: str | None) -> tuple[str, ...]:
    """The world of a filled form, as it is typed."""
    return () if world is None else ("--world", world)


def typed(*words: str) -> str:
    """A command, as it is typed."""
    return shlex.join(("placewell", "breaks", *words))
