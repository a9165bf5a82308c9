"""A report as a PDF that people and programs can read out (PDF/UA-1) and that can be kept for decades (PDF/A-2a).

What people wrote goes in as data and is never read as markup; nothing is written to a file or fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from matching.findings import Band
from matching.report_parts import (
    Block,
    Cell,
    Choices,
    Folded,
    Items,
    Mark,
    NightGrid,
    NightKey,
    Pairs,
    Paragraph,
    Phrase,
    Picture,
    Report,
    Room,
    Scale,
    Section,
    Table,
    lines,
)
from service.web.pdf_nights import MOST_NIGHTS, key_on_paper, nights_on_paper
from service.web.picture import draw, in_words

MEDIA_TYPE = "application/pdf"
SANS, SERIF = "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif", "Libertinus Serif"
LONGEST_SHARE, SHORTEST_SHARE, ROOM_SHARE = 60, 15, 45
"""A column is as wide as its words ask for, within these."""
NARROW, ROOM_FOR_NARROW, MARKED = 20, 64, 4
"""Columns of no more letters, such as days, are as wide as they are and break nowhere, where there is room for that."""
FEW_PAIRS = 4
"""As many, such as whom to ask and how, stand on one page."""


class NotOnPaper(TypeError):
    """A board that would not fit across the page: of too many nights, or in a report that does not lie on its side."""


def to_pdf(report: Report, at: datetime) -> bytes:
    """The report, dated at that moment. The same report and moment give the same bytes. Raises NotOnPaper."""
    _must_fit(report)
    data = {
        "wide": report.wide,
        "title": report.title,
        "identity": report.identity,
        "signature": report.signature,
        "opening": _blocks(report.opening),
        "sections": _blocks(report.sections),
        "footer": list(report.footer),
    }
    made: bytes = typst.compile(
        _template(),
        format="pdf",
        pdf_standards=["ua-1", "a-2a"],
        ignore_system_fonts=True,
        timestamp=int(at.timestamp()),
        sys_inputs={"report": json.dumps(data)},
    )
    return made


@cache
def _template() -> bytes:
    return files("service.web").joinpath("templates", "report.typ").read_bytes()


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    return [_block(each) for each in blocks]


def _block(block: Block) -> dict[str, Any]:
    kind = {"kind": block.kind}
    match block:
        case Section() | Folded():
            return kind | {"title": block.title, "blocks": [_inside(block.title, each) for each in block.blocks]}
        case Paragraph():
            leads_on = bool(block.phrases) and _words(block.phrases[-1]).endswith(":")
            return kind | {"leads": block.leads, "leads_on": leads_on, "phrases": _run(block.phrases)}
        case Items():
            return kind | {"numbered": block.numbered, "items": [_cell(item) for item in block.items]}
        case Pairs():
            pairs = [{"name": name, "cell": _cell(said)} for name, said in block.pairs]
            return kind | {"pairs": pairs, "together": len(pairs) <= FEW_PAIRS}
        case Table():
            return kind | _table(block)
        case Scale():
            return _scale(block)
        case Picture():
            return kind | _picture(block)
        case _:
            return _on_paper(block)


def _inside(title: str, block: Block) -> dict[str, Any]:
    """What stands below a heading, which a table says no second time."""
    return _block(block) | ({"caption": ""} if isinstance(block, Table) and block.caption == title else {})


def _on_paper(block: Choices | Room | NightGrid | NightKey) -> dict[str, Any]:
    """What is written into by hand, and boards."""
    match block:
        case Choices():
            return {"kind": block.kind, "label": block.label, "options": list(block.options)}
        case Room():
            return _phrase(block)
        case NightGrid():
            return nights_on_paper(block)
        case NightKey():
            return key_on_paper()


def _must_fit(report: Report) -> None:
    """Raises NotOnPaper, for what is wider than a page is never cut off."""
    for grid in _grids((*report.opening, *report.sections)):
        if not report.wide or len(grid.columns) > MOST_NIGHTS:
            raise NotOnPaper(f"{len(grid.columns)} nights")


def _grids(blocks: Sequence[Block]) -> Iterator[NightGrid]:
    for block in blocks:
        if isinstance(block, NightGrid):
            yield block
        elif isinstance(block, Section | Folded):
            yield from _grids(block.blocks)


def _table(table: Table) -> dict[str, Any]:
    groups = [
        {"heading": g.heading, "note": g.note, "rows": [[_cell(part) for part in row] for row in g.rows]}
        for g in table.groups
    ]
    return {"caption": table.caption, "columns": list(table.columns), "groups": groups, "widths": _widths(table)}


def _widths(table: Table) -> list[int]:
    """The share of each column, by its longest cell; 0 where it is as wide as that cell."""
    longest = [len(name) for name in table.columns]
    for row in (row for group in table.groups for row in group.rows):
        longest = [max(before, _length(part)) for before, part in zip(longest, row, strict=True)]
    narrow = [length for length in longest if length <= NARROW]
    if len(narrow) < len(longest) and sum(narrow) <= ROOM_FOR_NARROW:
        return [0 if length <= NARROW else min(length, LONGEST_SHARE) for length in longest]
    return [min(max(length, SHORTEST_SHARE), LONGEST_SHARE) for length in longest]


def _length(cell: Cell) -> int:
    if any(isinstance(part, Room) for part in cell):
        return ROOM_SHARE
    return max((sum(map(_letters, line)) for line in lines(cell)), default=0)


def _letters(part: Phrase) -> int:
    return len(_words(part)) + (MARKED if isinstance(part, Mark) else 0)


def _scale(scale: Scale) -> dict[str, Any]:
    """The four bands in words; those still possible are marked by words and weight."""
    items = [[[_weighed(band.words, scale.worst <= band <= scale.best), *_end(scale, band)]] for band in Band]
    return {"kind": "items", "numbered": False, "items": items}


def _end(scale: Scale, band: Band) -> list[dict[str, Any]]:
    ends = [word for word, end in (("at worst", scale.worst), ("at best", scale.best)) if band is end]
    said = "the answer" if len(ends) == 2 else "".join(ends)
    return [{"kind": "soft", "words": f"({said})"}] if said else []


def _weighed(words: str, weighs: bool) -> dict[str, Any]:
    return {"kind": "strong" if weighs else "words", "words": words}


def _picture(picture: Picture) -> dict[str, Any]:
    words = " ".join((picture.title + ".", picture.description, *in_words(picture)))
    svg = draw(picture).replace(SANS, SERIF)
    return {"svg": svg, "alt": words, "title": picture.title, "description": picture.description}


def _cell(cell: Cell) -> list[list[dict[str, Any]]]:
    return [_run(line) for line in lines(cell)]


def _run(cell: Cell) -> list[dict[str, Any]]:
    return [_phrase(part) for part in cell]


def _phrase(part: Phrase) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": "words" if isinstance(part, str) else part.kind, "words": _words(part)}
    if isinstance(part, Mark):
        return said | {"tone": part.tone.value, "sign": part.tone.sign}
    return said | {"lines": part.lines} if isinstance(part, Room) else said


def _words(part: Phrase) -> str:
    return part if isinstance(part, str) else part.words


__all__ = ["MEDIA_TYPE", "NotOnPaper", "to_pdf"]
