"""What is given out of a plan for people to look at: the board, the workbook, calendars and letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from matching.exports import break_calendar, break_workbook
from matching.report_parts import BreaksAsked
from matching.reports import break_board, break_letter
from matching.short_breaks.board.naming import file_names
from service.web.render import to_html

if TYPE_CHECKING:
    from service.commands.breaks.places import Places


def given_out(places: Places, asked: BreaksAsked) -> Iterator[tuple[Path, bytes]]:
    """Every file asked for, with its place."""
    if places.board is not None:
        yield places.board, to_html(break_board.write(asked)).encode()
    if places.excel is not None:
        yield places.excel, break_workbook.write(asked)
    if places.calendars is not None:
        yield from _inside(places.calendars, break_calendar.calendars(asked))
    if places.letters is not None:
        yield from _inside(places.letters, letters(asked))


def letters(asked: BreaksAsked) -> Mapping[str, bytes]:
    """Every family's letter as a web page, by file name: the family's id, without what no file system takes."""
    names = file_names(result.family for result in asked.allocation.families)
    return {
        f"family {name}.html": to_html(break_letter.write(replace(asked, families=(family,)))).encode()
        for family, name in names.items()
    }


def _inside(folder: Path, files: Mapping[str, bytes]) -> Iterator[tuple[Path, bytes]]:
    return ((folder / name, content) for name, content in files.items())
