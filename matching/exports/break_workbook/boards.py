"""The sheet of one home: its bedrooms by nights, and below them what each night needs of what there is."""

from __future__ import annotations

import re
from datetime import datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from matching.exports.break_workbook.looks import Looks
from matching.report_parts import NightGrid, NightRow, Span, SpanKind
from matching.report_words import MONTHS, weekday
from matching.reports.break_board.home import grid
from matching.reports.break_board.living import held_back_said, living_said
from matching.reports.break_board.shown import Shown
from matching.short_breaks.board.staffing import measures
from matching.short_breaks.period import BreakHome
from matching.world.home import Home

KEY, MONTH, WEEKDAY, DAY, FIRST = 1, 2, 3, 4, 5
"""Rows from 0: the meaning of signs, the months, the weekdays, the days; the first row of the board."""

MEANING = (
    "■ committed, ◆ confirmed, ◇ given out, ✓ taken, no sign: newly planned. Green shares staff, blue 1:1, purple "
    "2:1. Grey: a child who lives here or was admitted in an emergency. ▲ not enough."
)
A3, PER_CENT, NIGHTS_A_PAGE = 8, 80, 28
LONG_NAME = 28
WITH_A_NOTE = (SpanKind.STAY, SpanKind.LIVED_IN)


def write_board(workbook: Workbook, looks: Looks, shown: Shown, number: int, part: BreakHome, record: Home) -> None:
    """Add the sheet of a home."""
    found = measures(shown.period, part, shown.allocation.stays)
    board = grid(shown, f"home-{number}", shown.period.run, part, record, found)
    sheet = workbook.add_worksheet(sheet_name(number, record.name))
    sheet.write_string(0, 0, board.caption, looks.style.title)
    said = " ".join((MEANING, *living_said(shown.period, part), *held_back_said(shown.period, part)))
    sheet.write_string(KEY, 0, said, looks.look(font_size=10))
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, len(board.columns), 5)
    _heads(sheet, looks, board)
    rows: list[NightRow | str] = []
    for group in board.groups:
        rows += [*([group.heading] if group.heading else []), *group.rows]
    for at, row in enumerate(rows, FIRST):
        _row(sheet, looks, board, at, row)
    sheet.freeze_panes(FIRST, 1)
    _print(sheet, len(board.columns))


def sheet_name(number: int, name: str) -> str:
    """A name that a sheet may have: unlike any other, at most 31 letters, none of them forbidden."""
    allowed = re.sub(r"[^\w .&()-]", " ", name)
    return f"{number} {allowed}"[:31].rstrip()


def _heads(sheet: Worksheet, looks: Looks, board: NightGrid) -> None:
    sheet.write_string(DAY, 0, board.corner, looks.style.heading)
    at = 1
    for first, count in board.months():
        words = f"{MONTHS[first.month - 1]} {first.year}" if count > 2 else MONTHS[first.month - 1][:3]
        _across(sheet, MONTH, at, count, words, looks.look(bold=True, left=1, font_size=10))
        at += count
    for at, column in enumerate(board.columns, 1):
        sheet.write_string(WEEKDAY, at, weekday(column.on)[:2], looks.night(column))
        sheet.write_datetime(
            DAY, at, datetime.combine(column.on, time()), looks.night(column, bold=True, num_format="d")
        )


def _row(sheet: Worksheet, looks: Looks, board: NightGrid, at: int, row: NightRow | str) -> None:
    if isinstance(row, str):
        sheet.write_string(at, 0, row, looks.style.heading)
        return
    sheet.write_string(
        at, 0, f"{row.name} ({row.note})" if row.note else row.name, looks.look(bold=True, text_wrap=True)
    )
    sheet.set_row(
        at, 26 if row.note or len(row.name) > LONG_NAME or any(s.kind in WITH_A_NOTE for s in row.spans) else 15
    )
    night = 1
    for span, column in board.placed(row):
        _across(sheet, at, night, span.nights, _words(span), looks.span(span, column))
        night += span.nights


def _words(span: Span) -> str:
    if span.kind in WITH_A_NOTE:
        sign = span.firmness.sign if span.firmness else ""
        return " ".join(word for word in (sign, span.words, span.note) if word)
    return f"▲ {span.words}" if span.kind is SpanKind.SHORT else span.words


def _across(sheet: Worksheet, row: int, at: int, count: int, words: str, look: Format) -> None:
    """Write words over some columns; as text, for a merged range would take them for a formula."""
    if count > 1:
        sheet.merge_range(row, at, row, at + count - 1, "", look)
    if words:
        sheet.write_string(row, at, words, look)
    else:
        sheet.write_blank(row, at, None, look)


def _print(sheet: Worksheet, nights: int) -> None:
    """Four weeks to a page, on A3 across."""
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.set_print_scale(PER_CENT)
    sheet.set_v_pagebreaks([1 + done for done in range(NIGHTS_A_PAGE, nights, NIGHTS_A_PAGE)])
    sheet.repeat_columns(0, 0)
