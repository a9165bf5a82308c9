"""Several files moved to their places together: where one cannot be, every place is as it was before."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Content = bytes | Iterable[bytes]
"""What a file is to hold: at once, or part by part, so that a large one is never whole in memory."""


class CannotMove(Exception):
    """A file that cannot be written, and what kept it from being so.

    `lost` are places whose old files could not be put back, with where those now are; nearly always none.
    """

    def __init__(self, path: Path, trouble: OSError, lost: Mapping[Path, Path]) -> None:
        self.path, self.trouble, self.lost = path, trouble, lost
        super().__init__(f"{path}: {trouble}")


def move_all(contents: Mapping[Path, Content]) -> None:
    """Write each file whole beside its place before any is moved there. Raises CannotMove."""
    moving, path = _Moving(), Path()
    try:
        for path, content in contents.items():
            moving.draft(path, content)
        for path in contents:
            moving.move(path)
    except OSError as trouble:
        moving.undo()
        raise CannotMove(path, trouble, moving.lost) from trouble
    except BaseException:
        moving.undo()
        raise
    finally:
        moving.tidy()


@dataclass
class _Moving:
    """Files on their way to their places, and what was there before; each by its place."""

    drafts: dict[Path, Path] = field(default_factory=dict)
    aside: dict[Path, Path] = field(default_factory=dict)
    begun: list[Path] = field(default_factory=list)
    lost: dict[Path, Path] = field(default_factory=dict)

    def draft(self, path: Path, content: Content) -> None:
        """The content, whole, beside its place."""
        self.drafts[path] = _beside(path)
        with self.drafts[path].open("wb") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)

    def move(self, path: Path) -> None:
        """Put a draft in its place, and keep what was there."""
        if os.path.lexists(path):
            self.aside[path] = _beside(path)
            _keep(path, self.aside[path])
        self.begun.append(path)
        os.replace(self.drafts[path], path)

    def undo(self) -> None:
        """Every place as it was. A file that cannot be put back stays beside its place."""
        for path in reversed(self.begun):
            try:
                _put_back(path, self.aside.get(path))
            except OSError:
                self.lost[path] = self.aside.get(path, path)

    def tidy(self) -> None:
        """Leave nothing beside the places."""
        for beside in {*self.drafts.values(), *self.aside.values()} - set(self.lost.values()):
            beside.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """A file of its own beside the place, which only whoever runs the command can read."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".placewell-")
    os.close(number)
    return Path(name)


def _keep(path: Path, aside: Path) -> None:
    """The very same file under another name; its copy where the disk knows no second names."""
    aside.unlink()
    try:
        os.link(path, aside, follow_symlinks=False)
    except OSError:
        aside.touch(mode=0o600)
        shutil.copy2(path, aside, follow_symlinks=False)


def _put_back(path: Path, aside: Path | None) -> None:
    if aside is None:
        path.unlink(missing_ok=True)
    else:
        os.replace(aside, path)
