"""A report as one web page that needs nothing else: no other file, no script, no network."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from matching.findings import Band
from matching.report_parts import Report, lines
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
    return Environment(
        loader=PackageLoader("service.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _style(report: Report) -> str:
    """The style sheet, with the child's identifiers at the head of each printed page, should one come loose."""
    sheet = (files("service.web") / "templates" / "report.css").read_text(encoding="utf-8")
    return f"\n{sheet}@page {{ @top-left {{ content: {_quoted(report.identity)}; }} }}\n"


def _quoted(words: str) -> str:
    """A CSS string in which everything but plain letters and digits is escaped, so that no words can end it."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in words) + '"'
