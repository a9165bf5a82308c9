"""Many studies on many made-up worlds at once: kept as they are done, and gone on with after a stop."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rich.console import Console, Group, RenderableType
from rich.text import Text
from typer import Exit, Option, Typer

from matching.errors import BadInput, Problem
from service.commands import STOPPED
from service.commands.screen import Safe, complain, heading, screen, table
from service.commands.study_size import within_memory
from service.commands.studying import ChildrenGiven, HomesGiven, SeedsGiven, study_named

if TYPE_CHECKING:
    from scenarios.studies.result import StudyResult
    from scenarios.sweep import Opened

commands = Typer()


class Engine(StrEnum):
    """Where the work is done."""

    PROCESSES = "processes"
    DASK = "dask"


@commands.command(
    epilog="Example: placewell sweep --study waking-night --seeds 2 --homes 2 --children 1 --out sweep.json"
)
def sweep(
    out: Annotated[
        Path, Option("--out", metavar="FILE", help="What is done, a line a task. Go on with it after a stop.")
    ],
    study: Annotated[list[str] | None, Option("--study", metavar="NAME", help="Once for each study; else all.")] = None,
    seeds: SeedsGiven = 100,
    homes: HomesGiven = 12,
    children: ChildrenGiven = 8,
    workers: Annotated[int, Option("--workers", min=1, max=1024, help="Processes of this machine.")] = 2,
    engine: Annotated[Engine, Option("--engine", help="Processes, or Dask when one machine is too small.")] = (
        Engine.PROCESSES
    ),
    scheduler: Annotated[
        str | None, Option("--scheduler", metavar="ADDRESS", help="A running Dask cluster, tls://HOST:PORT.")
    ] = None,
    tls: Annotated[
        tuple[Path, Path, Path] | None,
        Option("--tls", metavar="AUTHORITY CERTIFICATE KEY", help="Three PEM files for a cluster beyond this machine."),
    ] = None,
) -> None:
    """Run studies on many made-up worlds, on processes or a cluster, and sum up what each found."""
    from scenarios.ledger import Ledger
    from scenarios.studies import STUDIES
    from scenarios.studies.study import Size
    from scenarios.sweep import results, tasks_of
    from scenarios.sweep import sweep as run

    wanted = [study_named(name) for name in study] if study else list(STUDIES)
    within_memory(Size(homes, children), workers if scheduler is None else 1)
    opened = _opened(engine, workers, scheduler, tls)
    tasks, ledger = tasks_of(wanted, range(1, seeds + 1), Size(homes, children)), Ledger(out)
    console = Console(stderr=True, markup=False, emoji=False)
    try:
        with console.status(Text("Starting the workers…")) as status:
            run(tasks, opened, ledger, lambda done, of: status.update(Text(f"{done:,} of {of:,} done…")))
    except KeyboardInterrupt:
        complain(f"Stopped. {len(ledger.done):,} tasks are kept in {out}; the same command goes on with them.")
        raise Exit(STOPPED) from None
    screen().print(Safe(_told(results(tasks, ledger))))


def _opened(engine: Engine, workers: int, scheduler: str | None, tls: tuple[Path, Path, Path] | None) -> Opened:
    from scenarios.engines import Certificates, dask_at, dask_here, processes, refuse_in_the_clear

    if scheduler is not None and engine is not Engine.DASK:
        raise BadInput([Problem("scheduler", "only the engine dask has one", "Add --engine dask.")])
    if engine is Engine.PROCESSES:
        return partial(processes, workers)
    if scheduler is None:
        return partial(dask_here, workers)
    certificates = Certificates(*tls) if tls else None
    refuse_in_the_clear(scheduler, certificates)
    return partial(dask_at, scheduler, certificates)


def _told(found: tuple[StudyResult, ...]) -> RenderableType:
    """Of each study only the differences that are not chance, and how many children or families lost."""
    from scenarios.studies import words

    parts: list[RenderableType] = []
    for result in found:
        sure = [m for m in result.measures if m.is_sure]
        rows = [(m.name, words.signed(m.change), words.ranged(m), words.judged(m)) for m in sure]
        parts += [heading(result.study), Text(result.question)]
        parts.append(table(("", "Difference", "95 % range", "So"), rows, (1,)) if rows else Text("Nothing but chance."))
        parts.append(Text(words.who_turned(result)))
    return Group(*parts, Text(), Text("Every world here is made up. This advises; a person decides.", style="dim"))
