"""The reports, each one file and one line here. A report is data; how it looks is decided elsewhere."""

from __future__ import annotations

from typing import Any

from matching.report_parts import ReportFile
from matching.reports import (
    assessment,
    break_board,
    break_letter,
    placement_plan,
    shortlist,
    sufficiency,
    sufficiency_statement,
)

REPORTS: tuple[ReportFile[Any], ...] = (
    assessment,
    shortlist,
    placement_plan,
    sufficiency,
    sufficiency_statement,
    break_board,
    break_letter,
)
