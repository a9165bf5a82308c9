"""Giving placements decided back into a council's SSDA903 return."""

from __future__ import annotations

from typing import Annotated

from typer import Option, Typer

from matching.errors import BadInput
from matching.formats import ssda903
from matching.formats.ssda903.moving import decided_shape, with_placements
from matching.tables.sets import open_all, read_set
from service.commands.arguments import ForceGiven
from service.commands.exchanging.arguments import (
    FilesGiven,
    FolderGiven,
    YearGiven,
    check_folder,
    opened,
    say,
    write_into,
)

commands = Typer()

DecidedGiven = Annotated[
    str, Option("--decided", metavar="FILE", help="The placements decided, one row for each.", show_default=False)
]


@commands.command(
    "ssda903",
    epilog="Example: placewell export ssda903 tables/header.csv tables/episodes.csv --decided tables/decided.csv"
    " --out return",
)
def give_return(
    files: FilesGiven, decided: DecidedGiven, out: FolderGiven, year: YearGiven = None, force: ForceGiven = False
) -> None:
    """Write a council's SSDA903 return with placements decided in it, as new episodes."""
    check_folder(out, force)
    returned = ssda903.read(opened(files), year)
    raws, problems = open_all(opened([decided]))
    tables, found = read_set(raws, (decided_shape(returned.year),), "placements decided")
    if problems or found or not tables:
        raise BadInput([*problems, *found])
    write_into(out, ssda903.write(with_placements(returned, tables[0])))
    say((f"{len(tables[0]):,} placements decided are in it. Run your validator on it before it is sent.",))
