"""The blocks that stand one under another in a report: paragraphs, lists, tables and sections of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from matching.findings import Band
from matching.report_parts.nights import NightGrid, NightKey
from matching.report_parts.phrases import Cell, Room
from matching.report_parts.picture import Picture


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


@dataclass(frozen=True)
class Folded:
    """Blocks behind a line that opens them, for what is looked up now and then."""

    kind: ClassVar[str] = "folded"
    title: str
    blocks: tuple[Block, ...]


Block: TypeAlias = (
    Paragraph | Items | Pairs | Table | Scale | Picture | Choices | Room | NightGrid | NightKey | Folded | Section
)
