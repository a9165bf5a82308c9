"""A report as plain text for a terminal or a message: the same words, and signs where the page has colours too."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from unicodedata import category

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from matching.findings import Band
from matching.report_parts import (
    Block,
    Cell,
    Choices,
    Folded,
    Items,
    Mark,
    NightGrid,
    NightRow,
    Pairs,
    Paragraph,
    Phrase,
    Picture,
    Quote,
    Report,
    Room,
    Rows,
    Scale,
    Section,
    Soft,
    Table,
    lines,
)
from service.web.picture import in_words

NARROW_COLUMN = 18
"""Where a column would be narrower than this, each row is written out one line a cell."""

UNDERLINES = "=-."
TURN_LETTERS_ROUND = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def to_text(report: Report, width: int = 80) -> str:
    """The whole report in lines of at most `width` letters, without colour; nothing in it steers a terminal."""
    written = io.StringIO()
    console = Console(
        file=written, width=width, color_system=None, markup=False, highlight=False, emoji=False, _environ={}
    )
    footer = (Paragraph((line,)) for line in report.footer)
    parts = chain(_heading(report.title, 0), _blocks(report.opening, 1, width), _blocks(report.sections, 1, width))
    for part in chain(parts, _blocks(footer, 1, width)):
        console.print(part, soft_wrap=False)
    trimmed = "\n".join(line.rstrip() for line in written.getvalue().splitlines()).strip()
    return re.sub(r"\n{3,}", "\n\n", trimmed) + "\n"


def _blocks(blocks: Iterable[Block], level: int, width: int) -> Iterator[RenderableType]:
    for block in blocks:
        yield from _block(block, level, width)
        yield Text()


def _block(block: Block, level: int, width: int) -> Iterator[RenderableType]:
    match block:
        case Section() | Folded():
            yield from _heading(block.title, level)
            yield from _blocks(block.blocks, level + 1, width)
        case Paragraph():
            yield _line(block.phrases)
        case Items():
            yield _items(block)
        case Pairs():
            yield _pairs(block.pairs)
        case Table():
            yield from _table(block, width)
        case Scale():
            yield from (_band(block, band) for band in Band)
        case Picture() | Choices():
            yield from (_line((words,)) for words in _sentences(block))
        case NightGrid():
            yield from _heading(block.caption, level)
            yield _pairs([(row.name, _nights(row)) for group in block.groups for row in group.rows])
        case Room():
            yield _line((block,))


def _sentences(block: Picture | Choices) -> Sequence[str]:
    if isinstance(block, Choices):
        return (block.label, *(f"( ) {option}" for option in block.options))
    return (f"{block.title}.", *in_words(block))


def _nights(row: NightRow) -> Cell:
    """What runs across the nights of a row, in words; runs with nothing to say are left out."""
    return tuple(f"{span.told}." for span in row.spans if span.told) or (Soft("-"),)


def _heading(words: str, level: int) -> Iterator[Text]:
    title = _clean(words)
    yield Text(title)
    yield Text(UNDERLINES[min(level, 2)] * len(title), no_wrap=True, overflow="crop")


def _band(scale: Scale, band: Band) -> Text:
    ends = [word for word, end in (("at worst", scale.worst), ("at best", scale.best)) if band is end]
    inside = "|#|" if scale.worst <= band <= scale.best else "| |"
    where = f" <- {'here' if len(ends) == 2 else ends[0]}" if ends else ""
    return Text(f"{inside} {band.words}{where}")


def _items(block: Items) -> Grid:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    for place, item in enumerate(block.items, start=1):
        grid.add_row(f"{place}." if block.numbered else "-", _cell(item))
    return grid


def _pairs(pairs: Sequence[tuple[str, Cell]]) -> Grid:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(overflow="fold", max_width=24)
    grid.add_column(overflow="fold", ratio=1)
    for name, cell in pairs:
        grid.add_row(Text(_clean(name)), _cell(cell))
    return grid


def _table(block: Table, width: int) -> Iterator[RenderableType]:
    yield Text(f"{_clean(block.caption)}:")
    for group in block.groups:
        yield from (Text(_clean(words)) for words in (group.heading, group.note) if words)
        if group.rows:
            yield Padding(_rows(block, group, width), (0, 0, 0, 2))
            yield Text()


def _rows(block: Table, group: Rows, width: int) -> RenderableType:
    if width < NARROW_COLUMN * len(block.columns):
        return _pairs([named for row in group.rows for named in zip(block.columns, row, strict=True)])
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True)
    for name in block.columns:
        grid.add_column(Text(_clean(name)), overflow="fold", ratio=1)
    for row in group.rows:
        grid.add_row(*map(_cell, row))
    return grid


def _cell(cell: Cell) -> Text:
    return Text("\n").join(map(_line, lines(cell)))


def _line(phrases: Iterable[Phrase]) -> Text:
    return Text(" ".join(map(_words, phrases)))


def _words(phrase: Phrase) -> str:
    match phrase:
        case str():
            return _clean(phrase)
        case Mark():
            return f"[{phrase.tone.sign} {_clean(phrase.words)}]"
        case Quote():
            return f"“{_clean(phrase.words)}”"
        case Room():
            return f"{_clean(phrase.words)} {'_' * 12}".strip()
        case _:
            return _clean(phrase.words)


def _clean(words: str) -> str:
    """The words without characters that steer a terminal or turn the order of letters round."""
    return "".join(c for c in words if c == "\n" or (category(c) != "Cc" and c not in TURN_LETTERS_ROUND))
