"""A report as one web page that needs nothing else: no other file, no script, no network."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from matching.findings import Band
from matching.report_parts import Report, lines
from matching.report_words import MONTHS, weekday
from service.web.bars import draw_bar
from service.web.night_cells import draw_cells
from service.web.picture import draw

POLICY = "default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
"""Nothing may be loaded, run or sent; the one style sheet is let in by its digest."""


def to_html(report: Report) -> str:
    """The whole report as one HTML document. Every word from the report is escaped."""
    style = _style(report)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _templates().get_template("report.html")
    policy = POLICY.format(digest=digest)
    return page.render(report=report, style=style, policy=policy, draw=draw, lines=lines, bands=tuple(Band))


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("service.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"draw_bar": draw_bar, "draw_cells": draw_cells, "months": MONTHS, "weekday": weekday}
    return environment


def _style(report: Report) -> str:
    """The style sheets, with the child's identifiers at the head of each printed page, should one come loose."""
    names = ("blocks.css", "report.css", *(("board.css", "board_page.css") if report.wide else ()))
    sheets = "".join((files("service.web") / "templates" / name).read_text(encoding="utf-8") for name in names)
    margins = {"top-left": report.identity, "bottom-left": report.signature}
    boxes = " ".join(f"@{where} {{ content: {_quoted(words)}; }}" for where, words in margins.items())
    return f"\n{sheets}@page {{ {boxes} }}\n"


def _quoted(words: str) -> str:
    """A CSS string in which everything but plain letters and digits is escaped, so that no words can end it."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in words) + '"'
