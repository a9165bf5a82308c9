"""Periods of short breaks as files: a blank form, what a filled one says, and made-up ones to try."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Argument, Option, Typer

from matching.formats import json_period, period_workbook
from matching.report_words import counted
from matching.short_breaks.period import Period
from service.commands.arguments import ForceGiven, OutGiven
from service.commands.breaks.form_told import read_told
from service.commands.breaks.given import ENDING, form_placed, period_from, story_named
from service.commands.files import EXAMPLE
from service.commands.handing_over import handed_over, typed
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
    after = typed("breaks", "read", file, "--world", "WORLD", "--out", "period.json")
    handed_over(file, "a blank form for one period", "Fill it in. Then, with the WORLD it is about:", after)


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
    found = form_placed(period, world)
    if out is not None:
        place.write(json_period.write(found.period))
    screen().print(Safe(read_told(period, found.period, out, found.where, found.note)), soft_wrap=True)


@commands.command(epilog="Example: placewell breaks example winter-at-marram --out period.json")
def example(
    name: Annotated[str, Argument(metavar="NAME", help="The example's name.", show_default=False)],
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Write a made-up period, to look at or to change, as JSON or as a filled form."""
    place = destination(out, force)
    story = story_named(name)
    period = story.period()
    place.write(_form(period) if _wants_form(out) else json_period.write(period))
    if _wants_form(out):
        of_world = typed("breaks", "world", f"{EXAMPLE}{story.NAME}", "--out", "period-world.json")
        after = typed("breaks", "read", str(out), "--world", "period-world.json", "--out", "period.json")
        handed_over(out, f"the made-up period {story.NAME} as a filled form", of_world, after)
    else:
        after = typed("breaks", "allocate", str(out), "--out", "plan.json")
        handed_over(out, f"the made-up period {story.NAME}", after)


@commands.command(epilog="Example: placewell breaks world example:winter-at-marram --out period-world.json")
def world(
    period: Annotated[str, Argument(metavar="PERIOD", help="A period as JSON, or example:NAME.", show_default=False)],
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Write the world that a period is about, which its form is read with."""
    from matching.formats import json_world

    found = period_from(period, None).world
    destination(out, force).write(json_world.write(found))
    what = f"{counted(len(found.homes), 'home')} and {counted(len(found.referrals), 'child', 'children')} referred"
    after = typed("breaks", "read", "PERIOD.xlsx", "--world", str(out), "--out", "period.json")
    handed_over(out, what, f"{after}   reads a filled form that is about them")


def _wants_form(out: Path | None) -> bool:
    return out is not None and out.suffix.lower() == ENDING


def _form(period: Period) -> bytes:
    return period_workbook.write(period)
