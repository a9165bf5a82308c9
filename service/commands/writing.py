"""Where an answer goes: to the terminal, or whole into a file. A file is never left half written."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import RenderableType

from matching.errors import BadInput, Problem
from service.commands.moving import CannotMove, Content, move_all
from service.commands.screen import Safe, in_plain_text, screen


@dataclass(frozen=True)
class Destination:
    """A file to be written, or standard output where there is none."""

    path: Path | None = None

    def write(self, content: str | bytes) -> None:
        """The whole content. Raises BadInput when the file cannot be written; then nothing has changed."""
        if self.path is not None:
            write_whole(self.path, content.encode() if isinstance(content, str) else content)
        elif isinstance(content, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        else:
            print(content.rstrip("\n"), flush=True)

    def show(self, parts: RenderableType) -> None:
        """Parts made for a terminal: as they are there, and as plain text in a file. Raises BadInput as `write`."""
        if self.path is None:
            screen().print(Safe(parts))
        else:
            self.write(in_plain_text(parts))


def destination(path: Path | None, force: bool | None) -> Destination:
    """Where to write, made sure of before the work begins. Raises BadInput for a file that is already there.

    `force` None: nothing is ever written over there.
    """
    problem = None if path is None else _problem(path, force)
    if problem is not None:
        raise BadInput([problem])
    return Destination(path)


def _problem(path: Path, force: bool | None) -> Problem | None:
    try:
        if path.is_dir():
            return Problem(str(path), "this is a folder", "Name a file in it.")
        if path.exists() and not force:
            way_out = "Name another file." if force is None else "Name another file, or add --force."
            return Problem(str(path), "the file is already there", way_out)
    except OSError as trouble:
        return cannot_be_written(path, trouble)
    return None


def cannot_be_written(path: Path, trouble: OSError) -> Problem:
    """What keeps a file from being written, in the words of the system."""
    reason = os.strerror(trouble.errno) if trouble.errno else "it cannot be written"
    return Problem(str(path), reason, "Name a file in a folder you can write to.")


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the place and move there. Only whoever ran the command can read the file. Raises BadInput."""
    write_all({path: content})


def write_all(contents: Mapping[Path, Content]) -> None:
    """The same of several files: all of them, or where one cannot be written every one as it was. Raises BadInput."""
    try:
        move_all(contents)
    except CannotMove as trouble:
        left = (_not_put_back(path, kept) for path, kept in trouble.lost.items())
        raise BadInput([cannot_be_written(trouble.path, trouble.trouble), *left]) from trouble


def _not_put_back(path: Path, now: Path) -> Problem:
    if now == path:
        return Problem(str(path), "the new file could not be taken away again", "Take it away yourself.")
    return Problem(str(path), "the file that was here could not be put back", f"It is beside its place: {now.name}.")
