"""Periods of short breaks as files: a blank form, what a filled one says, and made-up ones to try."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Argument, Option, Typer

from matching.formats import json_period, period_workbook
from matching.short_breaks.period import Period
from service.commands.arguments import ForceGiven, OutGiven
from service.commands.breaks.form_told import read_told
from service.commands.breaks.given import ENDING, form_from, period_from, story_named
from service.commands.screen import Safe, screen
from service.commands.writing import destination

commands = Typer()


@commands.command(epilog="Example: placewell breaks template period.xlsx")
def template(
    file: Annotated[Path, Argument(metavar="FILE.xlsx", help="Where to write the blank form.", show_default=False)],
    force: ForceGiven = False,
) -> None:
    """Write a blank form for one period: families, nights, homes, staff and bookings."""
    destination(file, force).write(period_workbook.template())


@commands.command(
    epilog="Example: placewell breaks read winter.xlsx --world winter-world.json --out period.json",
)
def read(
    period: Annotated[str, Argument(metavar="PERIOD.xlsx", help="The filled form.", show_default=False)],
    world: Annotated[str, Option("--world", metavar="WORLD", help="The world it is about: a file, or example:NAME.")],
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Read a filled form with its world, say what it holds in numbers, and with --out write the period as JSON."""
    place = destination(out, force)
    found = form_from(period, world)
    if out is not None:
        place.write(json_period.write(found))
    screen().print(Safe(read_told(period, found, out)), soft_wrap=True)


@commands.command(epilog="Example: placewell breaks example winter-at-marram --out period.json")
def example(
    name: Annotated[str, Argument(metavar="NAME", help="The example's name.", show_default=False)],
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Write a made-up period, to look at or to change, as JSON or as a filled form."""
    place = destination(out, force)
    period = story_named(name).period()
    place.write(_form(period) if _wants_form(out) else json_period.write(period))


@commands.command(epilog="Example: placewell breaks world example:winter-at-marram --out period-world.json")
def world(
    period: Annotated[str, Argument(metavar="PERIOD", help="A period as JSON, or example:NAME.", show_default=False)],
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Write the world that a period is about, which its form is read with."""
    from matching.formats import json_world

    destination(out, force).write(json_world.write(period_from(period, None).world))


def _wants_form(out: Path | None) -> bool:
    return out is not None and out.suffix.lower() == ENDING


def _form(period: Period) -> bytes:
    return period_workbook.write(period)
