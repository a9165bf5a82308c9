"""The made-up worlds: what there is to try, and a copy of one to change."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Typer

from matching.formats import json_world
from matching.report_words import counted
from scenarios import a_region
from scenarios.story import told_in
from scenarios.worlds import WORLDS
from service.commands.arguments import ForceGiven, OutGiven
from service.commands.files import EXAMPLE
from service.commands.handing_over import handed_over, typed
from service.commands.reading import example_world
from service.commands.screen import screen, table
from service.commands.writing import destination

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
    place = destination(out, force)
    found = example_world(name.removeprefix(EXAMPLE))
    place.write(json_world.write(found))
    what = f"{counted(len(found.homes), 'home')} and {counted(len(found.referrals), 'child', 'children')} referred"
    several = ("--referral", found.referrals[0].id) if len(found.referrals) > 1 else ()
    handed_over(out, what, typed("check" if len(found.homes) == 1 else "search", str(out), *several))
