"""What an exchange format is: tables that other programs keep, in one file or in several that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from matching.tables.raw import NamedFile

T = TypeVar("T")


class Exchange(Protocol[T]):
    """An exchange format's file: reading and writing tables."""

    ID: str
    TITLE: str
    """What the files are, as a person would ask for them."""
    SUFFIX: str
    """The end of the name of each file written."""
    HOLDS: type[T]

    def read(self, files: Sequence[NamedFile], /) -> T:
        """What the files hold. Raises BadFile for a file that is no table, and BadInput with every problem in any."""
        ...

    def write(self, thing: T, /) -> tuple[NamedFile, ...]:
        """The files, whole: equal things give equal bytes."""
        ...
