"""How the cells of a plan's workbook look: the style of the forms, with the shades of the board."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from matching.report_parts import NightColumn, Span, SpanKind
from matching.short_breaks.board.guests import Draw, Firmness
from matching.workbook.style import INK, Style

HATCHED = 14
"""A thin diagonal stripe, by its number in Excel."""

THICK, THIN, HAIR = 5, 1, 7

DRAWS = {Draw.SHARED: "#DCEFE3", Draw.ONE: "#DBE9F7", Draw.TWO: "#EADFF3", Draw.UNKNOWN: "#FFFFFF"}
BORDERS = {
    Firmness.TAKEN: 2,
    Firmness.COMMITTED: 2,
    Firmness.CONFIRMED: 1,
    Firmness.GIVEN_OUT: 1,
    Firmness.PLANNED: HAIR,
}
EDGE = "#8B979E"
LIVED_IN = "#D5DBDF"
WEEKEND, HOLIDAY, HOLIDAY_BAND, SHORT = "#FBF1DC", "#EAF3FB", "#D3E6F6", "#FDECEB"
HATCHES = (SpanKind.CLOSED, SpanKind.NOT_OPEN)


@dataclass(frozen=True)
class Looks:
    """The formats of one workbook, each made once."""

    workbook: Workbook
    style: Style
    made: dict[tuple[tuple[str, Any], ...], Format]

    @classmethod
    def of(cls, workbook: Workbook) -> Looks:
        """The formats, made in the workbook as they are called for."""
        return cls(workbook, Style.of(workbook), {})

    def look(self, **properties: Any) -> Format:
        """The format with these properties, over the plain one."""
        whole = {"font_name": "Arial", "font_size": 9, "valign": "vcenter", **properties}
        key = tuple(sorted(whole.items()))
        if key not in self.made:
            self.made[key] = self.workbook.add_format(whole)
        return self.made[key]

    def night(self, column: NightColumn, **properties: Any) -> Format:
        """A cell of one night, shaded as its column is."""
        shade = WEEKEND if column.weekend else HOLIDAY if column.holiday else None
        return self.look(
            align="center", border=HAIR, border_color=EDGE, **({"bg_color": shade} if shade else {}), **properties
        )

    def span(self, span: Span, column: NightColumn) -> Format:
        """A run of nights in a row of a board."""
        if span.draw is not None and span.firmness is not None:
            firm = BORDERS[span.firmness]
            return self.look(bg_color=DRAWS[span.draw], border=firm, bold=firm == BORDERS[Firmness.COMMITTED], indent=1)
        if span.kind is SpanKind.LIVED_IN:
            return self.look(bg_color=LIVED_IN, border=BORDERS[Firmness.CONFIRMED], indent=1)
        if span.kind in HATCHES:
            return self.look(
                pattern=HATCHED,
                fg_color="#B9C4CA",
                bg_color="#FFFFFF",
                border=HAIR,
                border_color=EDGE,
                font_size=7,
                align="center",
            )
        if span.kind is SpanKind.SHORT:
            return self.look(bg_color=SHORT, font_color="#8F1C12", bold=True, border=THIN, align="center")
        if span.kind is SpanKind.HOLIDAY:
            return self.look(bg_color=HOLIDAY_BAND, bold=True, border=HAIR, font_color=INK)
        return self.night(column)
