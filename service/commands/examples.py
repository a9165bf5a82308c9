"""The made-up worlds: what there is to try, and a copy of one to change."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Typer

from matching.formats import json_world
from matching.report_words import counted
from scenarios import a_region
from scenarios.generators.figures import header
from scenarios.generators.lines import NOTE, told_beside
from scenarios.story import told_in
from scenarios.worlds import WORLDS
from service.commands.arguments import ForceGiven, OutGiven
from service.commands.files import EXAMPLE
from service.commands.handing_over import handed_over, typed
from service.commands.reading import example_world
from service.commands.screen import complain, screen, table
from service.commands.writing import destination, write_all

commands = Typer()


@commands.command(epilog="Example: placewell worlds")
def worlds() -> None:
    """List the example worlds, each with its story in one sentence."""
    region = (a_region.NAME, a_region.told())
    screen().print(table(("example:", "Its story"), [*((story.NAME, told_in(story)) for story in WORLDS), region]))


@commands.command(epilog="Example: placewell world plain-good-match --out world.json")
def world(
    name: Annotated[str, Argument(metavar="NAME", help="The example's name, as `placewell worlds` lists it.")],
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Write an example world as JSON, to look at or to change."""
    beside = out and out.with_name(f"{out.stem}.made-up.txt")
    for path in (out, beside):
        destination(path, force)
    short = name.removeprefix(EXAMPLE)
    found = example_world(short)
    if out and beside:
        drawn_from = header() if short == a_region.NAME else ()
        write_all({out: json_world.write(found), beside: told_beside(drawn_from)})
    else:
        destination(None, force).write(json_world.write(found))
        complain(NOTE)
    what = (
        f"{counted(len(found.homes), 'home')} and {counted(len(found.referrals), 'child', 'children')} referred, all "
        f"made up, as {beside.name if beside else 'it'} says"
    )
    several = ("--referral", found.referrals[0].id) if len(found.referrals) > 1 else ()
    handed_over(out, what, typed("check" if len(found.homes) == 1 else "search", str(out), *several))
