"""Folders in memory for what tests write: nobody waits for a disk there, and they are gone with their tests."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

if os.name == "posix":
    import fcntl

IN_MEMORY = Path("/dev/shm")  # noqa: S108
"""Where a machine has it, files that are never written to a disk."""
ROOM = 6_000_000_000
"""Bytes that have to be free there for all that tests write."""

FOLDERS = "placewell-pg-"
OWNED = "owned"
"""A file that is locked while the tests whose folder it is are alive."""


def is_there(room: int = 0) -> bool:
    """Whether one can write there, and so much."""
    return os.name == "posix" and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > room


def clear_left_behind(above: Path) -> None:
    """Delete there the folders of tests that were killed before they could."""
    for owned in above.glob(f"{FOLDERS}*/{OWNED}"):
        with suppress(OSError), owned.open() as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(owned.parent, ignore_errors=True)


@contextmanager
def owned_folder(above: Path) -> Iterator[Path]:
    """A new folder, known to be ours for as long as this process lives."""
    with ExitStack() as stack:
        made = stack.enter_context(
            tempfile.TemporaryDirectory(prefix=FOLDERS, dir=str(above), ignore_cleanup_errors=True)
        )
        held = stack.enter_context(Path(made, f"{OWNED}-soon").open("w"))
        fcntl.flock(held, fcntl.LOCK_EX)
        yield Path(held.name).rename(Path(made, OWNED)).parent
