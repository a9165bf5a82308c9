"""The demonstration, for somebody who sees Placewell for the first time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Option, Typer

from matching.errors import BadInput, Problem
from service.commands.screen import Safe, busy, screen
from service.commands.writing import write_whole

commands = Typer()

FOLDER = Path("placewell-demo")


@commands.command(epilog="Example: placewell demo")
def demo(
    folder: Annotated[Path, Option("--folder", metavar="FOLDER", help="Where to write the pages.")] = FOLDER,
) -> None:
    """Show what Placewell does, on a made-up child and home."""
    with busy("Checking a made-up referral against a made-up home"):
        # The solver takes half a second to load.
        from service.demo import demonstration, told

        shown = demonstration()
        files = shown.files()
    _make(folder)
    for name, content in files.items():
        write_whole(folder / name, content)
    screen().print(Safe(told(shown, folder)))


def _make(folder: Path) -> None:
    """The folder, where it is not there yet; a new one asks git to leave it alone."""
    if folder.is_dir():
        return
    try:
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text("*\n")
    except OSError as trouble:
        raise BadInput([Problem(str(folder), "no folder can be made here", "Name another with --folder.")]) from trouble
