"""Opens the records, or begins new ones with a root key of their own where there are none yet, and says so."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from matching.errors import BadInput
from service.commands.writing import destination
from service.sealing.root_key import new_root_key, problem_with_place
from service.settings import Settings
from service.store.engine import file_of, url_of
from service.store.opening import Store, open_store

KEPT_APART = "Without it nobody can read the records: keep a copy where they are not."


def open_or_begin(settings: Settings, now: datetime) -> tuple[Store, list[str]]:
    """The records, and what was done for the first time. A key is made only where no records are that need another."""
    said = []
    file = file_of(url_of(settings.database))
    if file is not None and not file.exists():
        if settings.root_key is None and not settings.root_key_file.exists():
            make_root_key(settings, settings.root_key_file)
            said.append(f"A root key was made: {settings.root_key_file}. {KEPT_APART}")
        said.append(f"New records were begun: {file}.")
    return open_store(settings, now), said


def make_root_key(settings: Settings, path: Path) -> None:
    """A new root key in a file that only its owner can read. Raises BadInput when it cannot stand there."""
    problem = problem_with_place(path, settings.data, file_of(url_of(settings.database)))
    if problem is not None:
        raise BadInput([problem])
    place = destination(path, force=None)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    place.write(new_root_key() + "\n")
