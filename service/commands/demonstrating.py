"""The demonstration, for somebody who sees Placewell for the first time."""

from __future__ import annotations

import webbrowser
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from typer import Option, Typer

from matching.errors import BadInput, Problem
from service.commands.breaks.watching import watched
from service.commands.screen import Safe, busy, screen
from service.commands.serving import HERE, listening
from service.commands.writing import write_whole

commands = Typer()

LEFT = "Stopped. What was shown until now is in {folder}."

FOLDER = Path("placewell-demo")


@commands.command(epilog="Example: placewell demo")
def demo(
    folder: Annotated[Path, Option("--folder", metavar="FOLDER", help="Where to write the pages.")] = FOLDER,
    in_browser: Annotated[
        bool,
        Option("--in-browser", help="Serve the manager's pages instead, on this machine alone."),
    ] = False,
    port: Annotated[int, Option("--port", min=0, max=65535, help="Of the pages; 0 takes one that is free.")] = 0,
) -> None:
    """Show what Placewell does: a match check, a region and a period of short breaks, all on made-up children."""
    if in_browser:
        _walk_about(port)
        return
    with busy("Checking a made-up referral against a made-up home"):
        # The solver takes half a second to load.
        from service.demo import breaks, closing, match, region

        check = match.demonstration()
        pages = check.files()
    _make(folder)
    _write(folder, pages)
    screen().print(Safe(match.told(check)))
    with busy("Searching, placing and trying a change in a made-up region"):
        around = region.demonstration()
    _write(folder, around.files())
    screen().print(Safe(region.told(around)))
    with watched(LEFT.format(folder=folder)) as watch:
        planned = watch.of(breaks.planned_breaks)
    _write(folder, planned.files())
    screen().print(Safe(breaks.told(planned)))
    screen().print(Safe(closing(folder, check, planned)), soft_wrap=True)


def _walk_about(port: int) -> None:
    """The service with its pages, until it is stopped. It listens on this machine alone, whatever is asked."""
    with busy("Filling made-up records"), ExitStack() as stack:
        from service.commands.web_server import run
        from service.demo.site.running import demonstration

        socket_there = listening(HERE, port)
        address = f"http://{HERE}:{socket_there.getsockname()[1]}"
        site = stack.enter_context(demonstration((address,), lambda: datetime.now(UTC)))
        left = stack.pop_all()
    with left:
        screen().print(f"Everyone and everything in it is made up. Open {address}/desk/demo. Ctrl-C stops it.")
        webbrowser.open(f"{address}/desk/demo")
        run(site, socket_there)


def _write(folder: Path, pages: Mapping[str, bytes]) -> None:
    for name, content in pages.items():
        write_whole(folder / name, content)


def _make(folder: Path) -> None:
    """The folder, where it is not there yet; a new one asks git to leave it alone."""
    if folder.is_dir():
        return
    try:
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text("*\n")
    except OSError as trouble:
        raise BadInput([Problem(str(folder), "no folder can be made here", "Name another with --folder.")]) from trouble
