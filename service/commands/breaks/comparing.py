"""Two plans side by side, and the record of what each family was assessed for, offered, has taken and is owed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated

from rich.console import Group, RenderableType
from rich.text import Text
from typer import Argument, Option, Typer

from matching.errors import BadInput, Problem
from matching.plain_json import read_json, write_json
from matching.short_breaks.compare import compare_plans
from matching.short_breaks.entitlement import EntitlementRow, PassedOver, entitlement, passed_over
from matching.short_breaks.result import Allocation
from matching.world.record import Ident, Record
from service.commands.arguments import ForceGiven, OutGiven
from service.commands.breaks.arguments import PeriodGiven, PlanGiven, WorldOfPeriodGiven
from service.commands.breaks.changes_told import moved
from service.commands.breaks.given import period_from, planned_for, planned_from
from service.commands.breaks.words import bullets
from service.commands.breaks.wrong import Wrong
from service.commands.brief import heading
from service.commands.files import read_from
from service.commands.screen import Safe, screen, table
from service.commands.writing import destination

commands = Typer()

LEVELS = ("Level", "Before", "After", "Difference")
COLUMNS = ("Family", "Assessed", "Minimum", "Owed before", "Offered", "Taken", "Cancelled", "Owed now")


class EntitlementRecord(Record):
    """The record of one period, saved to be read with those of later ones."""

    period: Ident
    rows: tuple[EntitlementRow, ...]


@commands.command(epilog="Example: placewell breaks compare example:winter-at-marram winter-plan.json winter-plan.json")
def compare(
    period: PeriodGiven,
    before: PlanGiven,
    after: PlanGiven,
    world: WorldOfPeriodGiven = None,
    after_period: Annotated[
        str | None, Option("--after-period", metavar="PERIOD", help="The period of the later plan, where it changed.")
    ] = None,
) -> None:
    """Show which families gain and which lose from one plan to another, and how the levels differ."""
    wrong, plans = Wrong(), []
    asked = period_from(period, world)
    later = asked if after_period is None else period_from(after_period, None)
    for about, plan in ((asked, before), (later, after)):
        with wrong.noted():
            plans.append(planned_for(about, plan).planned.allocation)
    wrong.refuse()
    screen().print(Safe(_compared(*plans)))


def _compared(before: Allocation, after: Allocation) -> RenderableType:
    found = compare_plans(before, after)
    rows = [_level(before, after, id) for id in dict.fromkeys(level.id for level in (*before.levels, *after.levels))]
    return Group(
        Text(found.sentence, style="bold"), *moved(found), heading("Level by level"), table(LEVELS, rows, (1, 2, 3))
    )


def _level(before: Allocation, after: Allocation, id: str) -> tuple[str, ...]:
    one, other = before.level(id), after.level(id)
    name = next(level.name for level in (one, other) if level is not None)
    values = ["-" if level is None else f"{level.value:,}" for level in (one, other)]
    difference = "-" if one is None or other is None else f"{other.value - one.value:+,}"
    return name, *values, difference


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
    force: ForceGiven = False,
) -> None:
    """Show what each family was assessed for, offered, has taken and is owed, and who is repeatedly passed over."""
    wrong, records, made = Wrong(), [], []
    with wrong.noted():
        destination(out, force)
    for file in earlier or ():
        with wrong.noted():
            records.append(read_from(file, partial(read_json, EntitlementRecord)))
    with wrong.noted():
        made.append(planned_from(period, world, plan))
    wrong.refuse()
    (found,) = made
    _refuse_repeated([*(r.period for r in records), found.period.id])
    rows = entitlement(found.period, found.planned.allocation.families)
    if out is not None:
        destination(out, force).write(write_json(EntitlementRecord(period=found.period.id, rows=rows)))
    over = passed_over([*(r.rows for r in records), rows])
    screen().print(Safe(_recorded(found.period.id, rows, over, len(records) + 1)))


def _refuse_repeated(periods: list[str]) -> None:
    if len(set(periods)) < len(periods):
        raise BadInput([Problem("EARLIER", "two records are of one period", "Name the record of each period once.")])


def _recorded(period: str, rows: Sequence[EntitlementRow], over: Sequence[PassedOver], many: int) -> RenderableType:
    if not rows and not over:
        return Text(f"Entitlement record, {period}: the period has no families.")
    nobody = "  Nobody." if many > 1 else "  Add the records of earlier periods to see who is."
    return Group(
        Text(f"Entitlement record, {period}", style="bold"),
        table(COLUMNS, map(_row, rows), (1, 2, 3, 4, 5, 7)),
        heading("Repeatedly passed over"),
        bullets(map(_over, over)) if over else Text(nobody),
    )


def _row(row: EntitlementRow) -> tuple[str, ...]:
    cancelled = ", ".join(f"{nights} by {by.value}" for by, nights in row.cancelled)
    before = (row.assessed, row.protected_minimum, row.owed_before, row.offered, row.taken)
    return row.family, *map(str, before), cancelled or "-", str(row.owed_after)


def _over(found: PassedOver) -> str:
    why = f" Most often: {found.why[0].sentence}" if found.why else ""
    concern = f" {found.concern}" if found.concern else ""
    return f"{found.family}: {found.sentence}{why}{concern}"
