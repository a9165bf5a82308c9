"""What a report is made of: titled sections of sentences, lists, tables and marks, with no thought of how they look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Protocol, TypeAlias

from matching.findings import Band
from matching.world.catalogue import Catalogue
from matching.world.policy import Policy
from matching.world.world import World


class Tone(StrEnum):
    """What a mark means, gravest first. A mark always has its words and its sign, so colour never speaks alone."""

    OUTSIDE = "outside"
    UNLESS = "unless"
    CONDITION = "condition"
    UNKNOWN = "unknown"
    PLAIN = "plain"
    """Worth saying, and limits nothing."""
    MET = "met"
    NONE = "none"
    """Has nothing to say here."""

    @property
    def sign(self) -> str:
        """A shape of its own for each meaning, told apart without colour."""
        return SIGNS[self]

    @property
    def gravity(self) -> int:
        """0 for the gravest."""
        return tuple(Tone).index(self)


SIGNS: Mapping[Tone, str] = dict(zip(Tone, "■▲◆?·✓-", strict=True))


@dataclass(frozen=True)
class Mark:
    """A word or two that stand out. Inside a cell it stands before the words that follow it."""

    kind: ClassVar[str] = "mark"
    words: str
    tone: Tone


@dataclass(frozen=True)
class Strong:
    """Words that carry weight."""

    kind: ClassVar[str] = "strong"
    words: str


@dataclass(frozen=True)
class Soft:
    """Words in the background: sources, dates, who said so."""

    kind: ClassVar[str] = "soft"
    words: str


@dataclass(frozen=True)
class Quote:
    """Somebody's own words."""

    kind: ClassVar[str] = "quote"
    words: str


@dataclass(frozen=True)
class Room:
    """Room to write by hand; `words` say what for."""

    kind: ClassVar[str] = "room"
    words: str
    lines: int = 2


Phrase: TypeAlias = str | Mark | Strong | Soft | Quote | Room
Cell: TypeAlias = tuple[Phrase, ...]
"""Phrases one under the other, except that a mark leads the phrase after it."""


def lines(cell: Cell) -> tuple[Cell, ...]:
    """A cell's phrases as lines: one phrase each, with the marks that lead it."""
    found: list[Cell] = []
    leading: Cell = ()
    for phrase in cell:
        leading = (*leading, phrase)
        if not isinstance(phrase, Mark):
            found.append(leading)
            leading = ()
    return (*found, leading) if leading else tuple(found)


@dataclass(frozen=True)
class Paragraph:
    """Phrases that run on. `leads` is for the sentence to read if only one is read."""

    kind: ClassVar[str] = "paragraph"
    phrases: Cell
    leads: bool = False


@dataclass(frozen=True)
class Items:
    """A list, numbered when the order matters."""

    kind: ClassVar[str] = "items"
    items: tuple[Cell, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Pairs:
    """Names and what belongs to each."""

    kind: ClassVar[str] = "pairs"
    pairs: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Rows:
    """Rows of a table that belong together. The first cell of each row names it."""

    rows: tuple[tuple[Cell, ...], ...]
    heading: str = ""
    note: str = ""


@dataclass(frozen=True)
class Table:
    """A table with its caption and one name for each column."""

    kind: ClassVar[str] = "table"
    caption: str
    columns: tuple[str, ...]
    groups: tuple[Rows, ...]


@dataclass(frozen=True)
class Scale:
    """The four bands, worst first, with the range from the worst to the best still possible."""

    kind: ClassVar[str] = "scale"
    worst: Band
    best: Band


@dataclass(frozen=True)
class Person:
    """One child in a picture: an id to draw arrows to, a name, and a line below it."""

    id: str
    name: str
    below: str = ""


@dataclass(frozen=True)
class Arrow:
    """Everything found from one child to another, as one arrow: the gravest tone, and the count of each in words."""

    source: str
    target: str
    tone: Tone
    counts: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """One child in the middle, others around, arrows between the middle and them. The table after it says the same."""

    kind: ClassVar[str] = "picture"
    title: str
    description: str
    middle: Person
    around: tuple[Person, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True)
class Choices:
    """Boxes of which a person ticks one."""

    kind: ClassVar[str] = "choices"
    label: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """A titled part. `key` is unique in the report and holds nothing of a child."""

    kind: ClassVar[str] = "section"
    key: str
    title: str
    blocks: tuple[Block, ...]


Block: TypeAlias = Paragraph | Items | Pairs | Table | Scale | Picture | Choices | Room | Section


@dataclass(frozen=True)
class Report:
    """A whole report. `reference` holds ids only, for page titles and file names."""

    title: str
    reference: str
    identity: str
    """One line that tells whose report a loose page belongs to."""
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    footer: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """What a report is asked of: a world on a day, and which of its referrals and homes."""

    world: World
    on: date
    referrals: Sequence[str] = ()
    urns: Sequence[str] = ()
    catalogue: Catalogue | None = None
    policy: Policy | None = None


class ReportFile(Protocol):
    """A report file. Its docstring's first line says whom the report is for."""

    ID: str
    TITLE: str

    def write(self, asked: Asked) -> Report:
        """The report. Raises BadInput naming what the world does not hold."""
        ...
