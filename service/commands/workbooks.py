"""The forms that placing authorities and homes fill in as Excel workbooks: a blank one, and what a filled one says."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

from typer import Argument, Option, Typer

from matching.errors import BadInput, Problem
from matching.formats import home_workbook, json_home, json_referral, referral_workbook, resident_workbook
from matching.plain_json import write_json
from matching.report_words import counted
from matching.world.catalogue import standard_catalogue
from matching.world.home import Home
from matching.world.one_resident import groups_of
from matching.world.problems import group_alone, sound_alone
from matching.world.referral import Referral
from service.commands.arguments import ForceGiven, OutGiven
from service.commands.dates import METAVAR, moment_typed
from service.commands.files import read_from
from service.commands.handing_over import handed_over, typed
from service.commands.residents import residents_from
from service.commands.writing import destination

commands = Typer()
referral = Typer(help="The referral form that a placing authority fills in.", no_args_is_help=True)
home = Typer(help="The form on which a home says what is true of it today.", no_args_is_help=True)
resident = Typer(help="The form on which a home tells of a child who lives there.", no_args_is_help=True)
commands.add_typer(referral, name="referral")
commands.add_typer(home, name="home")
commands.add_typer(resident, name="resident")

BlankGiven = Annotated[Path, Argument(metavar="FILE.xlsx", help="Where to write the blank form.", show_default=False)]
FilledGiven = Annotated[str, Argument(metavar="FILE.xlsx", help="The filled form.", show_default=False)]

ReadOnGiven = Annotated[
    datetime | None,
    Option("--on", metavar=METAVAR, parser=moment_typed, help="The day all this was true; else today."),
]

R = TypeVar("R", Home, Referral)

TOGETHER = "Once the home, each child who lives there and the referral are read without a problem:"
GATHER = (
    "placewell gather --on 2026-11-16 --home home.xlsx --resident child.xlsx --referral referral.xlsx --out world.json"
)


@referral.command("template", epilog="Example: placewell referral template referral.xlsx")
def referral_template(file: BlankGiven, force: ForceGiven = False) -> None:
    """Write a blank referral form."""
    destination(file, force).write(referral_workbook.template())
    after = typed("referral", "read", file, "--out", "referral.json")
    handed_over(file, "a blank referral form", "The placing authority fills it in. Then:", after)


@referral.command("read", epilog="Example: placewell referral read referral.xlsx --on 2026-11-16 --out referral.json")
def referral_read(file: FilledGiven, on: ReadOnGiven = None, out: OutGiven = None, force: ForceGiven = False) -> None:
    """Read a filled referral form, and write what it says as JSON."""
    place = destination(out, force)
    place.write(json_referral.write(read_from(file, lambda data: _sound(referral_workbook.read(data), on))))
    handed_over(out, "the referral, with nothing wrong in it", TOGETHER, GATHER)


@home.command("template", epilog="Example: placewell home template home.xlsx")
def home_template(file: BlankGiven, force: ForceGiven = False) -> None:
    """Write a blank home form."""
    destination(file, force).write(home_workbook.template())
    handed_over(
        file, "a blank home form", "The home fills it in. Then:", typed("home", "read", file, "--out", "home.json")
    )


@home.command("read", epilog="Example: placewell home read home.xlsx --on 2026-11-16 --out home.json")
def home_read(file: FilledGiven, on: ReadOnGiven = None, out: OutGiven = None, force: ForceGiven = False) -> None:
    """Read a filled home form, and write what it says as JSON."""
    place = destination(out, force)
    place.write(json_home.write(read_from(file, lambda data: _sound(home_workbook.read(data), on))))
    handed_over(out, "the home, with nothing wrong in it", TOGETHER, GATHER)


@resident.command("template", epilog="Example: placewell resident template child.xlsx")
def resident_template(file: BlankGiven, force: ForceGiven = False) -> None:
    """Write a blank form of a child who lives in a home: each child needs one."""
    destination(file, force).write(resident_workbook.template())
    handed_over(
        file,
        "a blank form of a child who lives in a home",
        "The home fills one in for each child. Then:",
        typed("resident", "read", file, "--out", "group.json"),
    )


@resident.command(
    "read", epilog="Example: placewell resident read child-1.xlsx child-2.xlsx --on 2026-11-16 --out group.json"
)
def resident_read(
    files: Annotated[
        list[str],
        Argument(metavar="FILE.xlsx...", help="The filled forms: one for each child there.", show_default=False),
    ],
    on: ReadOnGiven = None,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Read the forms of the children who live in one home, and write them as its existing group."""
    place = destination(out, force)
    groups = groups_of(residents_from(files))
    if len(groups) > 1:
        what = f"the forms are of children in {len(groups)} homes"
        raise BadInput([Problem("the forms", what, "Read those of one home at a time, or give all to `gather`.")])
    place.write(write_json(group_alone(groups[0], _day(on), standard_catalogue())))
    handed_over(out, f"who lives in {groups[0].urn}, {counted(len(files), 'child', 'children')}", TOGETHER, GATHER)


def _sound(record: R, on: datetime | None) -> R:
    return sound_alone(record, _day(on), standard_catalogue())


def _day(on: datetime | None) -> date:
    return (on or datetime.now().astimezone()).date()
