"""A large JSON file read part by part: each entry of each list of its one record, so that the whole is never held."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any, BinaryIO, NamedTuple

LETTER_A_BYTE = "latin-1"
"""Each byte is one letter here, so that a place in the text is a place in the file. What is JSON's own is in ASCII."""
AT_ONCE = 1 << 20
"""Bytes read at a time, and then as many as are held, so that a long part is not begun anew too often."""
SPACE = " \t\n\r"


class Part(NamedTuple):
    """One entry of the list of that name, or the whole of what is no list."""

    name: str
    in_list: bool
    text: bytes


def parts(file: BinaryIO, names: Collection[str]) -> Iterator[Part]:
    """The parts of the one record in a file, in the order of the file.

    Raises ValueError where it is no such JSON, has a part of another name, is nested deeper than can be followed, or
    where one group has a field twice.
    """
    read = _Reading(file)
    seen: set[str] = set()
    for _ in read.entries("{", "}"):
        name = json.loads(read.value())
        read.take(":")
        if name not in names or name in seen:
            raise ValueError(name)
        seen.add(name)
        if read.next() == "[":
            yield from (Part(name, in_list=True, text=read.value()) for _ in read.entries("[", "]"))
        else:
            yield Part(name, in_list=False, text=read.value())
    if read.next():
        raise ValueError("more after the record")


class _Reading:
    """The text of a file from where one has come to, as far as it was needed."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.text, self.at = file, "", 0

    def next(self) -> str:
        """The letter that comes next; nothing at the end."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in SPACE:
                self.at += 1
            if self.at < len(self.text) or not self._more():
                return self.text[self.at : self.at + 1]

    def take(self, sign: str) -> None:
        """Go past a sign that has to come next."""
        if self.next() != sign:
            raise ValueError(sign)
        self.at += 1

    def entries(self, opened: str, closed: str) -> Iterator[None]:
        """Stops before each entry between two brackets; it has to be read before the next is asked for."""
        self.take(opened)
        if self.next() != closed:
            yield
        while self.next() != closed:
            self.take(",")
            yield
        self.take(closed)

    def value(self) -> bytes:
        """The value that comes next, as it is written."""
        self.next()
        while True:
            try:
                _, end = _DECODER.raw_decode(self.text, self.at)
            except json.JSONDecodeError:
                if not self._more():
                    raise
            except RecursionError as too_deep:
                raise ValueError("nested too deep") from too_deep
            else:
                found = self.text[self.at : end].encode(LETTER_A_BYTE)
                self.at = end
                return found

    def _more(self) -> bool:
        read = self.file.read(max(AT_ONCE, len(self.text) - self.at))
        self.text, self.at = self.text[self.at :] + read.decode(LETTER_A_BYTE), 0
        return bool(read)


def _no_field_twice(pairs: list[tuple[str, Any]]) -> None:
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("twice")


_DECODER = json.JSONDecoder(object_pairs_hook=_no_field_twice)
