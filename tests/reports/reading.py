"""Reads a report's data: its sections by key, its phrases, the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matching.report_parts import Block, Cell, Folded, Items, Pairs, Paragraph, Phrase, Report, Section, Table


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, sections and folded parts opened."""
    for block in blocks:
        yield block
        if isinstance(block, Section | Folded):
            yield from walk(block.blocks)


def sections(report: Report) -> list[Section]:
    """Every section at any depth."""
    return [b for b in walk(report.sections) if isinstance(b, Section)]


def section(report: Report, key: str) -> Section:
    """The section of that key."""
    return next(s for s in sections(report) if s.key == key)


def phrases(blocks: Iterable[Block]) -> Iterator[Phrase]:
    """Every phrase, in order."""
    for block in walk(blocks):
        for cell in _cells(block):
            yield from cell


def _cells(block: Block) -> Iterator[Cell]:
    match block:
        case Paragraph():
            yield block.phrases
        case Items():
            yield from block.items
        case Pairs():
            yield from (cell for _, cell in block.pairs)
        case Table():
            yield from (cell for row in rows_of(block) for cell in row)


def rows_of(*blocks: Block) -> list[tuple[Cell, ...]]:
    """The rows of every table in the blocks."""
    tables = [b for b in walk(blocks) if isinstance(b, Table)]
    return [row for table in tables for group in table.groups for row in group.rows]


def words(cell: Cell) -> str:
    """The words of a cell."""
    return " ".join(p if isinstance(p, str) else p.words for p in cell)


def said(*blocks: Block) -> str:
    """All the words of the blocks."""
    return words(tuple(phrases(blocks)))
