"""Reading the files a command is given: how they are opened, and what they turn out to hold."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from pydantic_core import from_json

from matching.errors import BadFile, BadInput, Problem

T = TypeVar("T")

EXAMPLE = "example:"
"""What comes before the name of an example, where a file could stand."""

MOST_BYTES = 100_000_000
"""More than any file of records comes near to."""
MOST_OF_A_WORLD = 400_000_000
"""More than a world of every home in the country comes to."""


def read_from(path: str, read: Callable[[bytes], T], most: int = MOST_BYTES) -> T:
    """What a file holds. Raises BadFile or BadInput with every problem found in it, each with the file's name."""
    data = bytes_of(path, most)
    try:
        return read(data)
    except BadInput as found:
        raise type(found)(replace(p, where=f"{path}, {p.where}") for p in found.problems) from None


def bytes_of(path: str, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file. Raises BadFile when it cannot be read or has more than `most`."""
    try:
        with open(path, "rb") as file:
            data = file.read(most + 1)
    except OSError as trouble:
        reason = os.strerror(trouble.errno) if trouble.errno else "it cannot be read"
        raise BadFile([Problem(path, reason, "Give the name of a file that you can read.")]) from None
    if len(data) > most:
        raise BadFile([Problem(path, f"it is larger than {most:,} bytes", "Give a file of records.")])
    return data


def is_report(data: bytes) -> bool:
    """Whether it is a match report, rather than a world."""
    try:
        parts = from_json(data)
    except ValueError:
        return False
    return isinstance(parts, dict) and "findings" in parts
