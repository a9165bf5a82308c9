"""Made-up tables of every kind, to try the commands on and to see how each is laid out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Argument, Typer

from matching.tables.raw import NamedFile
from scenarios.generators.lines import told_beside
from scenarios.generators.returns import example_tables
from service.commands.arguments import ForceGiven
from service.commands.exchanging.arguments import check_folder, say, write_into

commands = Typer()

BESIDE = "made-up.txt"
"""Such tables have a fixed head, which has no room for it."""


@commands.command("example", epilog="Example: placewell import example made-up")
def write_example(
    folder: Annotated[Path, Argument(metavar="FOLDER", help="Where to write them.", show_default=False)],
    force: ForceGiven = False,
) -> None:
    """Write made-up tables of every kind, to try this on."""
    check_folder(folder, force)
    files = example_tables()
    write_into(folder, (*files, NamedFile(BESIDE, told_beside())))
    say((f"{len(files)} made-up files: {', '.join(file.name for file in files)}. {BESIDE} says that they are.",))
