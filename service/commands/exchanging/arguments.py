"""What the commands for tables are asked with, and how they open their files and say what was left open."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from matching.errors import BadInput, Problem
from matching.formats import json_world
from matching.tables.raw import NamedFile
from matching.world.catalogue import standard_catalogue
from matching.world.problems import sound
from matching.world.world import World
from service.commands.dates import METAVAR, moment_typed
from service.commands.files import bytes_of, read_from
from service.commands.screen import complain
from service.commands.writing import cannot_be_written, write_all

FilesGiven = Annotated[
    list[str], Argument(metavar="FILE...", help="The files: CSV, Excel or OpenDocument.", show_default=False)
]
OnGiven = Annotated[
    datetime | None,
    Option("--on", metavar=METAVAR, parser=moment_typed, help="The day the files speak of.", show_default=False),
]
IntoGiven = Annotated[
    str | None,
    Option("--into", metavar="WORLD", help="A world of that day, to which this is added.", show_default=False),
]
YearGiven = Annotated[
    int | None,
    Option("--year", metavar="YEAR", help="The collection year by its end: 2027 is 2026-27.", show_default=False),
]
WholeGiven = Annotated[
    list[str] | None,
    Option(
        "--whole",
        metavar="URN",
        help='A home in which nobody lives but these children; "own": every home the council runs itself.',
        show_default=False,
    ),
]
FolderGiven = Annotated[
    Path, Option("--out", metavar="FOLDER", help="Write the files into this folder.", show_default=False)
]
TableGiven = Annotated[
    Path, Option("--out", metavar="FILE", help="Where to write: .csv, or .xlsx for Excel.", show_default=False)
]


def opened(paths: Iterable[str]) -> tuple[NamedFile, ...]:
    """The files by their names. Raises BadFile for each that cannot be read."""
    return tuple(NamedFile(os.path.basename(path), bytes_of(path), is_own=True) for path in paths)


@dataclass(frozen=True)
class Ground:
    """The day meant, and the world that is added to; an empty one where none was named."""

    on: date
    world: World


def ground(on: datetime | None, into: str | None) -> Ground:
    """Raises BadInput where no day is said, or the world stands at another."""
    if into is None:
        if on is None:
            raise BadInput([Problem("--on", "the day the files speak of is not said", "Add it: --on 2026-11-16.")])
        return Ground(on.date(), World(as_at=on.date()))
    world = read_from(into, json_world.read)
    if on is not None and on.date() != world.as_at:
        what = f"the world stands at {world.as_at.isoformat()}, and the files are said to speak of another day"
        raise BadInput([Problem("--on", what, f"Give --on {world.as_at.isoformat()}, or files of that day.")])
    return Ground(world.as_at, world)


def added(world: World, other: World) -> bytes:
    """Both worlds in one, as JSON. A home that is in both is kept as the first has it. Raises BadInput for clashes."""
    known = {home.urn for home in world.homes}
    homes = (*world.homes, *(home for home in other.homes if home.urn not in known))
    groups, referrals = (*world.groups, *other.groups), (*world.referrals, *other.referrals)
    whole = world.model_copy(update={"homes": homes, "groups": groups, "referrals": referrals})
    return json_world.write(sound(whole, standard_catalogue()))


def say(notes: Sequence[str]) -> None:
    """Say beside the answer what a person has to know of it."""
    for note in notes:
        complain(note)


def check_folder(folder: Path, force: bool) -> None:
    """Raises BadInput for a folder that cannot be written into, or has files in it already."""
    try:
        if folder.exists() and not folder.is_dir():
            raise BadInput([Problem(str(folder), "this is a file", "Name a folder.")])
        if folder.is_dir() and any(folder.iterdir()) and not force:
            what = "there are files in this folder already"
            raise BadInput([Problem(str(folder), what, "Name another, or add --force.")])
    except OSError as trouble:
        raise BadInput([cannot_be_written(folder, trouble)]) from trouble


def write_into(folder: Path, files: Iterable[NamedFile]) -> None:
    """Write every file into the folder, all of them or none."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as trouble:
        problem = replace(cannot_be_written(folder, trouble), way_out="Name a folder in one that is there.")
        raise BadInput([problem]) from trouble
    write_all({folder / file.name: file.data for file in files})
