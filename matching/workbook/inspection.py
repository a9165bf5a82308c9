"""Looks through the XML of a workbook before anything reads it: no document types, no depths, no far-off cells.

Limits, each far beyond a filled form: Project judgement. A table that somebody reads on a machine of their own may have
far more rows, and has limits of its own. A short text named by very many cells grows as they are read, so what the
cells name is added up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from matching.workbook.package import MOST_BYTES, MOST_UNPACKED, START_AFRESH, refuse

MOST_ELEMENTS = 1_000_000
MOST_DEPTH = 60
MOST_CHARACTERS = 4_000_000
"""In all cells together."""
LAST_ROW, LAST_COLUMN = 20_000, 200
MOST_NUMBER = 1_000_000_000


class Limits(NamedTuple):
    """How much a workbook may hold, packed and unpacked, and how far down; all cells between are made."""

    most_bytes: int
    most_unpacked: int
    most_elements: int
    most_characters: int
    last_row: int
    most_area: int
    """Rows times columns of a sheet, up to its last filled cell."""


FORM = Limits(MOST_BYTES, MOST_UNPACKED, MOST_ELEMENTS, MOST_CHARACTERS, LAST_ROW, LAST_ROW * LAST_COLUMN)
TABLE = Limits(
    most_bytes=64 * 1024 * 1024,
    most_unpacked=300_000_000,
    most_elements=15_000_000,
    most_characters=200_000_000,
    last_row=1_000_000,
    most_area=10_000_000,
)
"""Room for a hundred thousand rows of every table that is read here, and more."""

NO_SHEET = ""

ATTACHED = {"comment", "threadedComment", "twoCellAnchor", "oneCellAnchor", "absoluteAnchor"}
"""The elements that stand for something attached to a cell."""

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")

Addresses = Mapping[str, tuple[str, ...]]
"""By the sheet's name, the cells."""


@dataclass(frozen=True)
class Seen:
    """What a form should not have."""

    formulas: Addresses
    faults: Addresses
    wild: Addresses
    """Numbers beyond any answer, or that not every program reads alike."""
    attached: bool
    """Whether comments, pictures or drawings are attached to cells."""


def look_through(parts: Mapping[str, bytes], limits: Limits = FORM) -> Seen:
    """What the parts hold that a form should not. Raises BadFile for XML that may not be read at all."""
    tally = _Tally(limits)
    for name, content in parts.items():
        if b"macroEnabled" in content[:20_000]:
            raise refuse("it may hold macros, which are programs", "Save it as a workbook without macros (.xlsx).")
        try:
            _Part(name, tally).parse(content)
        except ExpatError as fault:
            raise refuse("a part of it is not well-formed", "Ask for it to be sent again.") from fault
    if tally.total_characters() > limits.most_characters:
        raise refuse("its cells hold far more text than a filled form would", START_AFRESH)
    formulas, faults, wild = (tally.by_sheet(found) for found in (tally.formulas, tally.faults, tally.wild))
    if NO_SHEET in {*formulas, *faults, *wild}:
        raise refuse("a sheet has a formula, a fault or a number that cannot be right, and no name", START_AFRESH)
    return Seen(formulas, faults, wild, tally.attached)


def position(address: str) -> tuple[int, int] | None:
    """The row and column of a cell, from 0, by its address as in D14; None for what is no address."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    return int(found[2]) - 1, _column(found[1])


@lru_cache(maxsize=LAST_COLUMN)
def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column - 1


class _Tally:
    """What has been counted and found in all parts so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.elements = 0
        self.sheet_names: dict[str, str] = {}
        self.targets: dict[str, str] = {}
        self.formulas: list[tuple[str, str]] = []
        self.faults: list[tuple[str, str]] = []
        self.wild: list[tuple[str, str]] = []
        self.shared_lengths: list[int] = []
        self.shared_named: list[int] = []
        self.attached = False

    def total_characters(self) -> int:
        """The characters of all cells, each shared text counted once and as often as a cell names it."""
        lengths = self.shared_lengths
        return sum(lengths) + sum(lengths[n] for n in self.shared_named if n < len(lengths))

    def by_sheet(self, found: list[tuple[str, str]]) -> Addresses:
        """Cells by the name of their sheet, each given with the part that holds it."""
        names = {target.rpartition("/")[2]: self.sheet_names.get(id, NO_SHEET) for id, target in self.targets.items()}
        sheets: dict[str, list[str]] = defaultdict(list)
        for part, address in found:
            sheets[names.get(part.rpartition("/")[2], NO_SHEET)].append(address)
        return {sheet: tuple(addresses) for sheet, addresses in sheets.items()}


class _Part:
    """One part while it is looked through."""

    def __init__(self, name: str, tally: _Tally) -> None:
        self.name, self.tally, self.limits = name, tally, tally.limits
        self.path: list[str] = []
        self.in_part: Callable[[str, dict[str, str]], None] = self.in_other
        self.address, self.kind, self.text = "", "n", ""
        self.rows = self.columns = 0

    def parse(self, content: bytes) -> None:
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self.doctype
        parser.XmlDeclHandler = self.declared
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.Parse(content, True)

    def doctype(self, *_: object) -> None:
        raise refuse("its XML declares a document type, which no spreadsheet program writes", START_AFRESH)

    def declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if (encoding or "utf-8").lower() not in {"utf-8", "us-ascii"}:
            raise refuse("its XML is written in another alphabet than UTF-8", START_AFRESH)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        part = name.rpartition(":")[2] if ":" in name else name
        if not self.path:
            in_part = {"worksheet": self.in_sheet, "sst": self.in_texts, "workbook": self.in_workbook}
            self.in_part = in_part.get(part, self.in_other)
        self.path.append(part)
        self.tally.elements += 1
        if self.tally.elements > self.limits.most_elements or len(self.path) > MOST_DEPTH:
            raise refuse("it has far more in it than a filled form would", START_AFRESH)
        self.in_part(part, attributes)

    def in_sheet(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self.address, self.kind, self.text = self.checked(attributes.get("r", "")), attributes.get("t", "n"), ""
            if self.kind == "e":
                self.tally.faults.append((self.name, self.address))
        elif name == "f" and "c" in self.path:
            self.tally.formulas.append((self.name, self.address))

    def checked(self, address: str) -> str:
        """A cell's address, where nothing far off stands at it."""
        place = position(address)
        if place is None:
            raise refuse("it does not say where one of its cells stands", START_AFRESH)
        if place[0] < self.rows and place[1] < self.columns:
            return address
        self.rows, self.columns = max(self.rows, place[0] + 1), max(self.columns, place[1] + 1)
        far = self.columns > LAST_COLUMN or self.rows > self.limits.last_row
        if far or self.rows * self.columns > self.limits.most_area:
            what = f"something stands at {address}, far outside the form"
            raise refuse(what, "Take it out, and anything else far to the right or below.")
        return address

    def in_texts(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self.tally.shared_lengths.append(0)

    def in_workbook(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            self.tally.sheet_names[attributes.get("r:id", "")] = attributes.get("name", "")

    def in_other(self, name: str, attributes: dict[str, str]) -> None:
        if name in ATTACHED:
            self.tally.attached = True
        if name == "Relationship" and self.name.endswith("workbook.xml.rels"):
            self.tally.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def characters(self, text: str) -> None:
        if self.path[0] == "sst" and self.tally.shared_lengths:
            self.tally.shared_lengths[-1] += len(text)
        elif self.path[-1] == "v":
            self.text += text

    def end(self, name: str) -> None:
        if self.path.pop() != "v":
            return
        if self.kind == "s" and self.text.isdecimal() and len(self.text) < 10:
            self.tally.shared_named.append(int(self.text))
        elif self.kind == "n" and not _is_sane(self.text):
            self.tally.wild.append((self.name, self.address))


def _is_sane(number: str) -> bool:
    """Whether a number is one that every program reads alike."""
    try:
        return abs(float(number)) < MOST_NUMBER
    except ValueError:
        return False
