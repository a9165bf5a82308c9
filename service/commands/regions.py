"""A made-up region, or a whole country, of a size and a seed, written as a world that every command reads."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option, Typer

from matching.errors import BadInput, Problem
from matching.report_words import counted
from service.commands.arguments import ForceGiven
from service.commands.handing_over import handed_over, typed
from service.commands.screen import busy, complain
from service.commands.writing import destination, write_all

if TYPE_CHECKING:
    from matching.world.world import World

commands = Typer()
COUNTRY = "England"
MOST_HOMES, MOST_CHILDREN = 20_000, 100_000


@commands.command(epilog="Example: placewell region --homes 5 --children 3 --seed 2 --out region.json")
def region(
    out: Annotated[Path, Option("--out", metavar="FILE.json", help="Where to write it, whole or not at all.")],
    homes: Annotated[int, Option("--homes", metavar="N", min=1, max=MOST_HOMES, help="How many homes.")] = 40,
    children: Annotated[
        int | None,
        Option("--children", metavar="N", min=1, max=MOST_CHILDREN, help="How many referred; else the usual share."),
    ] = None,
    seed: Annotated[int, Option("--seed", metavar="S", min=0, help="The same seed gives the same region.")] = 1,
    where: Annotated[
        str, Option("--where", metavar="REGION", help="A region of England; or England, for about so many in all.")
    ] = "North West",
    force: ForceGiven = False,
) -> None:
    """Write a made-up region of a size: homes, who lives there, and who is referred.

    It is written one authority at a time, so that a country of 4,000 homes takes little memory.
    """
    from scenarios.generators.figures import header
    from scenarios.generators.lines import told_beside
    from scenarios.generators.whole import Counts, as_one
    from service.commands.files import MOST_OF_A_WORLD

    beside, counts = out.with_name(f"{out.stem}.made-up.txt"), Counts()
    for path in (out, beside):
        destination(path, force)
    worlds = _worlds(where, homes, children, seed)
    with busy("Drawing homes and children"):
        write_all({out: as_one(worlds, counts), beside: told_beside((f"seed: {seed}", *header()))})
    if out.stat().st_size > MOST_OF_A_WORLD:
        complain(f"{out} is larger than {MOST_OF_A_WORLD:,} bytes: other commands read no world as large as that.")
    what = f"{counted(counts.homes, 'home')} and {counted(counts.referrals, 'child', 'children')} referred"
    said = f"{what}, all made up, as {beside.name} says"
    handed_over(out, said, typed("sufficiency", out), typed("study", "waking-night", "--world", out))


def _worlds(where: str, homes: int, children: int | None, seed: int) -> Iterator[World]:
    """The authorities in turn. Raises BadInput for a region that there is not."""
    from scenarios.generators.figures import shares
    from scenarios.generators.region import authorities, country

    names = {name.casefold(): name for name in (*shares("homes_by_region"), COUNTRY)}
    wanted = where.strip().casefold()
    if wanted not in names:
        near = [names[name] for name in get_close_matches(wanted, names, n=1)] or list(names.values())
        raise BadInput([Problem(f"--where {where!r}", "there is no such region", f"Use one of: {', '.join(near)}.")])
    if names[wanted] == COUNTRY:
        return country(seed, homes, children)
    return authorities(seed, homes, children, names[wanted])
