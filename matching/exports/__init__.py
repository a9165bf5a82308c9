"""What is given out of a plan for other programs to show, never read back. One export is one file, one line here."""

from __future__ import annotations

from typing import Protocol

from matching.exports import break_calendar, break_workbook
from matching.report_parts import BreaksAsked


class Export(Protocol):
    """An export's file. Its docstring's first line says what it is for."""

    ID: str
    TITLE: str
    SUFFIX: str
    """The end of the file's name, with its dot."""

    def write(self, asked: BreaksAsked) -> bytes:
        """The file, whole: equal plans give equal bytes. Raises BadInput naming what is not there to export."""
        ...


EXPORTS: tuple[Export, ...] = (break_workbook, break_calendar)
