"""The demonstration, for somebody who sees Placewell for the first time."""

from __future__ import annotations

import os
import signal
import sys
import webbrowser
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

from typer import Option, Typer

from matching.errors import BadInput, Problem
from service.commands.breaks.watching import watched
from service.commands.screen import Safe, busy, screen
from service.commands.serving import HERE, listening
from service.commands.writing import write_whole

commands = Typer()

LEFT = "Stopped. What was shown until now is in {folder}."

FOLDER = Path("placewell-demo")


@commands.command(epilog="Example: placewell demo --in-words")
def demo(
    folder: Annotated[Path, Option("--folder", metavar="FOLDER", help="Where to write the pages.")] = FOLDER,
    in_words: Annotated[
        bool | None,
        Option(
            "--in-words/--in-browser",
            show_default="pages, where somebody sits at a terminal",
            help="Tell it here, or serve pages on this machine alone.",
        ),
    ] = None,
    port: Annotated[int, Option("--port", min=0, max=65535, help="Of the pages; 0 takes one that is free.")] = 0,
) -> None:
    """Show what Placewell does, on made-up children: as pages to walk about in, or as a story."""
    if in_words is False or (in_words is None and _somebody_sits_here()):
        _walk_about(port)
    else:
        _tell(folder)


def _somebody_sits_here() -> bool:
    """Whether pages that are served until they are stopped keep nobody waiting: no pipe, and no run of checks."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")


def _tell(folder: Path) -> None:
    """A match check, a region and a period of short breaks, in the terminal, with pages left in the folder."""
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
    with leaving_nothing_when_told_to_stop(), ExitStack() as stack:
        with busy("Filling made-up records"):
            from service.commands.web_server import run
            from service.demo.site.running import demonstration

            socket_there = listening(HERE, port)
            port_there = socket_there.getsockname()[1]
            address, typed = f"http://{HERE}:{port_there}", f"http://localhost:{port_there}"
            site = stack.enter_context(demonstration((address, typed), lambda: datetime.now(UTC)))
        screen().print(f"Everyone and everything in it is made up. Open {address}/desk/demo. Ctrl-C stops it.")
        if _has_windows():
            webbrowser.open(f"{address}/desk/demo")
        run(site, socket_there)


@contextmanager
def leaving_nothing_when_told_to_stop() -> Iterator[None]:
    """A signal to stop ends what is inside as an exception does, so that what it made is cleared away.

    One that the terminal is gone is taken as SIGTERM, which a web server inside hears by itself: an exception while it
    answers would be taken for a fault of that answer, and it would go on.
    """
    handlers = {"SIGTERM": _stop, "SIGHUP": _told_to_stop}
    signals = {each: handler for name, handler in handlers.items() if (each := getattr(signal, name, None)) is not None}
    before = {each: signal.signal(each, handler) for each, handler in signals.items()}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _stop(number: int, _: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def _told_to_stop(number: int, _: FrameType | None) -> None:
    signal.raise_signal(signal.SIGTERM)


def _has_windows() -> bool:
    """Whether a browser would open beside the terminal, and not in it."""
    shown = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return sys.platform in ("win32", "darwin") or shown


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
