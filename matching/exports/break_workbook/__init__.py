"""A plan as an Excel workbook: a board for each home, every stay, every family with its reason, and the levels.

It is for looking at and printing: nothing in it is read back. Text is always kept as text, whatever it begins with.
"""

from __future__ import annotations

import io

from xlsxwriter import Workbook

from matching.exports.break_workbook.boards import write_board
from matching.exports.break_workbook.looks import Looks
from matching.exports.break_workbook.tables import entitlements, families, levels, rules, stays, write_table
from matching.report_parts import BreaksAsked
from matching.reports.break_board.shown import Shown
from matching.workbook.write import MADE

ID = "break-workbook"
TITLE = "A plan of short breaks: boards, stays, families and levels (Excel)"
SUFFIX = ".xlsx"

AS_TEXT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def write(asked: BreaksAsked) -> bytes:
    """The workbook, of the homes named or all. Raises BadInput for a plan of another period, or unknown homes."""
    shown = Shown(asked.checked())
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, **AS_TEXT}) as workbook:
        workbook.set_properties({"title": f"Short breaks, period {shown.period.id}", "created": MADE})
        looks = Looks.of(workbook)
        for number, (part, record) in enumerate(shown.homes, start=1):
            write_board(workbook, looks, shown, number, part, record)
        for table in (stays(shown), families(shown), *entitlements(shown), levels(shown), *rules(shown)):
            write_table(workbook, looks, table)
    return file.getvalue()
