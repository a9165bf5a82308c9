"""What a sweep has done so far, one line a task in a file that outlives it.

A line that was cut off when the machine went down is left out, and its task is done again. A ledger made by another
engine or other figures is never added to: its answers could differ.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from matching.errors import BadInput, Problem
from matching.stamp import data_digest, engine_version
from scenarios.generators.figures import header

WAY_OUT = "Name another file for this sweep, or make this one again with the version it was begun with."


class Ledger:
    """The tasks done, by their keys. Only one sweep may write a file at a time."""

    def __init__(self, path: Path) -> None:
        """Open the file, or begin it. Raises BadInput for a file that is none of ours, or cannot be written."""
        self.path = path
        self._lines: dict[str, str] = {}
        try:
            whole = path.read_bytes() if path.exists() else b""
            self._read(whole)
            kept = whole[: whole.rfind(b"\n") + 1] or _head()
            self._write_whole(kept)
        except OSError as trouble:
            reason = os.strerror(trouble.errno) if trouble.errno else "it cannot be written"
            raise BadInput([Problem(str(path), reason, "Name a file in a folder you can write to.")]) from trouble

    @property
    def done(self) -> Mapping[str, str]:
        """The line of each task that is done, by its key."""
        return MappingProxyType(self._lines)

    def line(self, key: str) -> str:
        """The line of one task. Raises KeyError when it is not done."""
        return self._lines[key]

    def keep(self, key: str, line: str) -> None:
        """Write one task's line so that it outlives the machine. A task done twice is kept once."""
        if key in self._lines:
            return
        with self.path.open("ab") as file:
            file.write(_entry(key, line))
            file.flush()
            os.fsync(file.fileno())
        self._lines[key] = line

    def finish(self) -> None:
        """Put the lines in the order of their keys, so that the file is the same however it was made."""
        self._write_whole(_head() + b"".join(_entry(key, line) for key, line in sorted(self._lines.items())))

    def _read(self, whole: bytes) -> None:
        lines = whole[: whole.rfind(b"\n") + 1].splitlines()
        if (whole and not lines) or (lines and lines[0] + b"\n" != _head()):
            what = "it is no sweep, or one made by another version or from other figures"
            raise BadInput([Problem(str(self.path), what, WAY_OUT)])
        for number, text in enumerate(lines[1:], 2):
            self._lines.update(self._entries(number, text))

    def _entries(self, number: int, text: bytes) -> Iterator[tuple[str, str]]:
        try:
            entry = json.loads(text)
            key, whole, _ = str(entry["task"]), text.decode(), entry["trial"]
        except (ValueError, KeyError, TypeError) as fault:
            where = f"{self.path}, line {number}"
            raise BadInput([Problem(where, "the line is no task of a sweep", WAY_OUT)]) from fault
        yield key, whole.removeprefix(_entry_head(key)).removesuffix("}")

    def _write_whole(self, content: bytes) -> None:
        handle, draft = tempfile.mkstemp(dir=self.path.parent, prefix=".placewell-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, self.path)


def _head() -> bytes:
    figures = sha256("\n".join(header()).encode()).hexdigest()
    head = {"sweep": 1, "made_up": True, "engine": engine_version(), "data": data_digest(), "figures": figures}
    return json.dumps(head, separators=(",", ":")).encode() + b"\n"


def _entry(key: str, line: str) -> bytes:
    return f"{_entry_head(key)}{line}}}\n".encode()


def _entry_head(key: str) -> str:
    return f'{{"task":{json.dumps(key)},"trial":'
