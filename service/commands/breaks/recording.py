"""The entitlement record: what each family was assessed for, offered, has taken and is owed, period by period."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Annotated

from typer import Argument, Option, Typer

from matching.errors import BadInput, Problem
from matching.plain_json import read_json, write_json
from matching.short_breaks.board.naming import Naming
from matching.short_breaks.entitlement import EntitlementRow, entitlement
from matching.world.record import Ident, Record
from service.commands.arguments import ForceGiven, OutGiven
from service.commands.breaks.arguments import NamingGiven, PeriodGiven, PlanGiven, WorldOfPeriodGiven
from service.commands.breaks.given import PlannedPeriod, planned_from
from service.commands.breaks.places import Places
from service.commands.breaks.record_told import record_told
from service.commands.breaks.wrong import Wrong
from service.commands.files import read_from
from service.commands.screen import Safe, screen

commands = Typer()


class EntitlementRecord(Record):
    """The record of one period, saved to be read with those of later ones."""

    period: Ident
    rows: tuple[EntitlementRow, ...]


@commands.command(
    epilog="Example: placewell breaks record example:winter-at-marram winter-plan.json --out winter-record.json"
)
def record(
    period: PeriodGiven,
    plan: PlanGiven,
    earlier: Annotated[
        list[str] | None,
        Argument(metavar="EARLIER...", help="Records of earlier periods, saved with --out, the earliest first."),
    ] = None,
    world: WorldOfPeriodGiven = None,
    out: OutGiven = None,
    board: Annotated[
        Path | None, Option("--board", metavar="FILE.html", help="The board, with who is repeatedly passed over.")
    ] = None,
    excel: Annotated[Path | None, Option("--excel", metavar="FILE.xlsx", help="The same as a workbook.")] = None,
    naming: NamingGiven = Naming.IDS,
    force: ForceGiven = False,
) -> None:
    """Show what each family was assessed for, offered, has taken and is owed, and who is repeatedly passed over."""
    wrong, records = Wrong(), []
    places = Places(board=board, excel=excel, naming=naming, record=out)
    places.check(wrong, force)
    for file in earlier or ():
        with wrong.noted():
            records.append(read_from(file, partial(read_json, EntitlementRecord)))
    found = wrong.last_read(lambda: planned_from(period, world, plan))
    _refuse_repeated([*(r.period for r in records), found.period.id])
    _write(found, records, places)
    screen().print(Safe(record_told(found.period, found.planned.allocation, [r.rows for r in records])))


def _write(found: PlannedPeriod, records: Iterable[EntitlementRecord], places: Places) -> None:
    rows = entitlement(found.period, found.planned.allocation.families)
    own = write_json(EntitlementRecord(period=found.period.id, rows=rows))
    places.write(found.period, found.planned, tuple(r.rows for r in records), own)


def _refuse_repeated(periods: list[str]) -> None:
    if len(set(periods)) < len(periods):
        raise BadInput([Problem("EARLIER", "two records are of one period", "Name the record of each period once.")])
