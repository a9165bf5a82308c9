"""The cells of one row of a board of nights: a long board has thousands, too many to be written in a template."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import escape

from matching.report_parts import NightColumn, NightGrid, NightRow, Span, SpanKind

GOES_ON = "◂▸ "
"""What stands beside a name where the stay began before the board, or goes on after it."""
LONG = (SpanKind.STAY, SpanKind.LIVED_IN)


def draw_cells(grid: NightGrid, row: NightRow, ways: Mapping[str, str]) -> str:
    """All cells of a row after its name, every word escaped. `ways`: by what a stay is called, where that leads."""
    written = dict[tuple[Span, str], str]()
    cells = []
    for span, column in grid.placed(row):
        key = span, _of_night(span, column)
        if key not in written:
            written[key] = _cell(*key, ways)
        cells.append(written[key])
    return "".join(cells)


def _cell(span: Span, of_night: str, ways: Mapping[str, str]) -> str:
    wide = f' colspan="{span.nights}"' if span.nights > 1 else ""
    told = f' title="{escape(span.told)}"' if span.told else ""
    return f'<td{wide} class="{escape(_of_span(span))}{of_night}"{told}>{_inside(span, ways)}</td>'


def _of_span(span: Span) -> str:
    """What the style sheet is told of what runs across the nights."""
    classes = [span.kind.value.replace(" ", "-")]
    if span.draw and span.firmness:
        classes += [f"draw-{span.draw.name.lower()}", span.firmness.value.replace(" ", "-")]
    if span.nights == 1 and span.kind in LONG:
        classes.append("one-night")
    if span.kind is SpanKind.FIGURE and span.note:
        classes.append("nothing")
    return " ".join(classes)


def _of_night(span: Span, column: NightColumn) -> str:
    """The same of the night, where a cell is of one and no stay."""
    if span.nights > 1 or span.firmness:
        return ""
    weekend, holiday = " weekend" if column.weekend else "", " holiday-night" if column.holiday else ""
    return weekend + holiday + (" monday" if column.on.weekday() == 0 else "")


def _inside(span: Span, ways: Mapping[str, str]) -> str:
    if span.kind is SpanKind.SHORT:
        return f'{_sign("▲")}{escape(span.words)}<span class="unseen"> short</span>'
    if span.kind not in LONG:
        return escape(span.words)
    sign = _sign(span.firmness.sign) if span.firmness and span.firmness.sign else ""
    way = ways.get(span.words.strip(GOES_ON))
    who = f'<a href="{escape(way)}">{escape(span.words)}</a>' if way else escape(span.words)
    care = "+<wbr>".join(map(escape, span.note.split("+")))
    return (
        f'<span class="who">{sign}{who}</span> <span class="care">{care}</span>'
        f'<span class="unseen">, {escape(span.told)}</span>'
    )


def _sign(sign: str) -> str:
    return f'<span class="sign" aria-hidden="true">{escape(sign)}</span> '
