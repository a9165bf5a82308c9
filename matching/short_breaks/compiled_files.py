"""What is kept compiled of the search is used only while nothing that it was compiled from has changed.

Numba looks for a change in the file that a loop is written in, and not in those of what the loop calls: after an update
of the latter alone it would run the loop as it was before. This needs only the standard library, so that set-up can
read the digest too.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCES = ("annealing/*.py", "bound/*.py", "problem.py")
KEPT = "*.nb[ic]"
BESIDE = "compiled-from"


def digest(folder: Path = HERE) -> str:
    """Of the text of every source that a loop of the search is compiled from."""
    total = hashlib.sha256()
    for file in sorted(found for pattern in SOURCES for found in folder.glob(pattern)):
        total.update(f"{file.relative_to(folder)} {file.stat().st_size}\n".encode() + file.read_bytes())
    return total.hexdigest()


def forget_if_changed(loop: Any, folder: Path = HERE) -> None:
    """Delete what is kept compiled where the loop is, and its like with it, if it was made from other sources.

    To be asked before the loop first runs in a process. A loop that runs as plain Python keeps nothing.
    """
    kept = Path(getattr(getattr(loop, "stats", None), "cache_path", None) or os.devnull)
    if not kept.is_dir() or made_from(kept) == (wanted := digest(folder)):
        return
    for file in kept.glob(KEPT):
        file.unlink(missing_ok=True)
    with suppress(OSError):  # Where it cannot be noted, all is only compiled once more the next time.
        draft = kept / f"{BESIDE}.{os.getpid()}"
        draft.write_text(wanted)
        draft.replace(kept / BESIDE)


def made_from(kept: Path) -> str | None:
    """The digest of the sources of what is kept in a folder; None where that was never noted."""
    beside = kept / BESIDE
    return beside.read_text() if beside.is_file() else None
