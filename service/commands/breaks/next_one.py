"""The next period begun from one that was planned: a form with what stays true in it, and the world to read it with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

from rich.console import Group, RenderableType
from rich.text import Text
from typer import Option, Typer

from matching.errors import BadInput, Problem
from matching.plain_json import read_json
from matching.report_words import counted, from_to, sentence_case
from matching.short_breaks.entitlement import EntitlementRow, entitlement
from matching.short_breaks.next_period import NextPeriod, next_period
from matching.short_breaks.period import Nights
from service.commands.arguments import ForceGiven
from service.commands.breaks.arguments import PeriodGiven, PlanGiven, WorldOfPeriodGiven
from service.commands.breaks.given import ENDING, PlannedPeriod, planned_from
from service.commands.breaks.places import check_apart, check_parents
from service.commands.breaks.recording import EntitlementRecord
from service.commands.breaks.words import bullets
from service.commands.breaks.wrong import Wrong
from service.commands.dates import METAVAR, day_typed
from service.commands.files import read_from
from service.commands.handing_over import typed
from service.commands.screen import Safe, heading, screen
from service.commands.writing import destination, write_all

commands = Typer()

MOST_NIGHTS = 400
RecordGiven = Annotated[
    str | None,
    Option(
        "--record",
        metavar="RECORD",
        help="The entitlement record of PERIOD, saved by breaks record --out; else what the plan itself comes to.",
    ),
]
FirstGiven = Annotated[
    date, Option("--from", metavar=METAVAR, parser=day_typed, help="The first night.", show_default=False)
]
LastGiven = Annotated[
    date, Option("--to", metavar=METAVAR, parser=day_typed, help="The last night.", show_default=False)
]


@commands.command(
    "next",
    epilog="Example: placewell breaks next example:winter-at-marram winter-plan.json --from 2027-01-18 --to 2027-02-14"
    " --out next.xlsx --world-out next-world.json",
)
def next_one(
    period: PeriodGiven,
    plan: PlanGiven,
    first: FirstGiven,
    last: LastGiven,
    out: Annotated[Path, Option("--out", metavar="FILE.xlsx", help="The form of the next period.", show_default=False)],
    world_out: Annotated[
        Path,
        Option(
            "--world-out",
            metavar="FILE.json",
            help="The world to read it with: the nights of PERIOD are on record in it.",
            show_default=False,
        ),
    ],
    record: RecordGiven = None,
    id: Annotated[
        str | None, Option("--id", metavar="ID", help="What the next period is called; else by its first night.")
    ] = None,
    world: WorldOfPeriodGiven = None,
    force: ForceGiven = False,
) -> None:
    """Begin the next period: families, nights owed and nights had are carried over, and what is asked anew is blank."""
    wrong = Wrong()
    for file in (out, world_out):
        with wrong.noted():
            destination(file, force)
    check_parents((out, world_out), wrong)
    check_apart((out, world_out), wrong)
    wrong.problems += _wrong_form(out, first, last)
    found = wrong.last_read(lambda: planned_from(period, world, plan))
    rows, own = _record(found, record), entitlement(found.period, found.planned.allocation.families)
    owed = {row.family: row.owed_after for row in rows}
    run = Nights(first=first, nights=(last - first).days + 1)
    begun = next_period(found.period, found.planned.allocation.stays, owed, run, id or f"breaks-{first.isoformat()}")
    _write(begun, out, world_out)
    screen().print(Safe(_told(found, begun, rows, own, (out, world_out))), soft_wrap=True)


def _wrong_form(out: Path, first: date, last: date) -> Iterator[Problem]:
    if out.suffix.lower() != ENDING:
        yield Problem(str(out), "the next period is a form to fill in", f"Name a file that ends in {ENDING}.")
    if not 1 <= (last - first).days + 1 <= MOST_NIGHTS:
        what = "it is before the first night, or too long after it"
        yield Problem("--to", what, f"Give the last night, at most {MOST_NIGHTS} nights in all.")


def _record(found: PlannedPeriod, record: str | None) -> tuple[EntitlementRow, ...]:
    """The record that was given; else what the plan comes to. Raises BadInput for one of another period."""
    if record is None:
        return entitlement(found.period, found.planned.allocation.families)
    given = read_from(record, partial(read_json, EntitlementRecord))
    if given.period != found.period.id:
        what = f"it is the record of {given.period}, and the period is {found.period.id}"
        raise BadInput([Problem(record, what, "Give the record of this period, saved by breaks record --out.")])
    return given.rows


def _write(begun: NextPeriod, out: Path, world_out: Path) -> None:
    # What writes forms and worlds takes a quarter of a second to load.
    from matching.formats import json_world, period_workbook

    write_all({out: period_workbook.write(begun.sheet), world_out: json_world.write(begun.world)})


def _told(
    found: PlannedPeriod,
    begun: NextPeriod,
    rows: Sequence[EntitlementRow],
    own: Sequence[EntitlementRow],
    written: tuple[Path, Path],
) -> RenderableType:
    sheet, (out, world_out) = begun.sheet, written
    owed = [family for family in sheet.families if family.owed_nights]
    nights = counted(sum(family.owed_nights for family in owed), "night is", "nights are")
    last = date.fromordinal(sheet.run.until.toordinal() - 1)
    after = typed("breaks", "read", out, "--world", world_out, "--out", "period.json")
    had = counted(sum(stay.nights for stay in found.planned.allocation.stays), "night")
    carried = sentence_case(counted(len(sheet.families), "family is", "families are"))
    return Group(
        Text(f"{sheet.id}, {from_to(sheet.first_night, last)}, begun from {found.period.id}.", style="bold"),
        Text(
            f"{carried} carried over; {nights} owed to "
            f"{counted(len(owed), 'family', 'families')}; {had} of {found.period.id} count against the limits in law."
        ),
        *_owed_otherwise(rows, own),
        heading("To ask anew, or to look at"),
        bullets(begun.to_ask),
        heading("Next"),
        Text(f"  Fill {out} in; until then read refuses it, and names what is still blank. Then: {after}"),
    )


def _owed_otherwise(rows: Sequence[EntitlementRow], own: Sequence[EntitlementRow]) -> Iterator[Text]:
    """Families to whom the record says that other nights are owed than the plan comes to."""
    comes_to = {row.family: row.owed_after for row in own}
    for row in rows:
        if row.owed_after != comes_to.get(row.family, row.owed_after):
            said = f"{row.family}: {row.owed_after} owed by the record, {comes_to[row.family]} by the plan."
            yield Text(f"  {said} The record was taken; see which is right.", style="bold red")
