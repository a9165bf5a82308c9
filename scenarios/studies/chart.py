"""A study's chart: each measure before and after, as one SVG that says the same in words."""

from __future__ import annotations

from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, tostring

from scenarios.studies.result import Measured, StudyResult
from scenarios.studies.words import in_words, judged, number, ranged, signed

WIDTH, EDGE, BAR, ROW, HEAD, LINE = 760, 16, 14, 92, 52, 20
LETTERS = 82
"""How many letters of the question fit on one line."""
LONGEST = 420
INK, PAPER, BEFORE, AFTER = "#1b262c", "#ffffff", "#cfdbe1", "#1f5a73"
RANGE_SAID = "orange line: before, with the 95 % range of the difference added"
FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"


def chart(result: StudyResult, key: str = "study") -> str:
    """The chart as an SVG element. Its ids begin with `key`. Each measure has a scale of its own, from 0."""
    asked = wrap(result.question, LETTERS)
    head = HEAD + LINE * len(asked)
    svg = _canvas(result, key, head + ROW * len(result.measures) + EDGE)
    for place, words in enumerate(asked):
        _text(svg, EDGE, 28 + LINE * place, words, size=15, weight="bold")
    _legend(svg, head - 28)
    for place, measure in enumerate(result.measures):
        _row(svg, measure, head + place * ROW)
    return tostring(svg, encoding="unicode")


def _canvas(result: StudyResult, key: str, height: int) -> Element:
    size = {"width": str(WIDTH), "height": str(height), "viewBox": f"0 0 {WIDTH} {height}"}
    spoken = {"role": "img", "aria-labelledby": f"{key}-title {key}-text"}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **spoken, "font-family": FONT})
    SubElement(svg, "title", {"id": f"{key}-title"}).text = result.question
    SubElement(svg, "desc", {"id": f"{key}-text"}).text = in_words(result)
    SubElement(svg, "rect", {"width": str(WIDTH), "height": str(height), "fill": PAPER})
    return svg


def _legend(svg: Element, y: int) -> None:
    for x, colour, words in ((EDGE, BEFORE, "before"), (EDGE + 90, AFTER, "after")):
        _box(svg, x, y, 12, colour)
        _text(svg, x + 18, y + 11, words, size=12)
    _line(svg, EDGE + 170, EDGE + 206, y + 7)
    _text(svg, EDGE + 214, y + 11, RANGE_SAID, size=12)


def _row(svg: Element, measure: Measured, top: int) -> None:
    longest = max(measure.before, measure.after, measure.after - measure.change + max(0.0, measure.high or 0), 1e-9)
    _text(svg, EDGE, top + 16, measure.name, size=13)
    ends = _ends(measure, LONGEST / longest)
    for y, value, colour, beyond in (
        (top + 24, measure.before, BEFORE, 0.0),
        (top + 42, measure.after, AFTER, ends[1]),
    ):
        length = LONGEST * max(0.0, value) / longest
        _box(svg, EDGE, y, length, colour)
        _text(svg, EDGE + max(length, beyond) + 6, y + 12, number(value), size=12)
    if ends[1] > ends[0]:
        _line(svg, EDGE + ends[0], EDGE + ends[1], top + 49)
    told = f"{signed(measure.change)} ({ranged(measure)}): {judged(measure)}"
    _text(svg, EDGE, top + 74, told, size=12)


def _ends(measure: Measured, scale: float) -> tuple[float, float]:
    """From where to where the mean before comes with either end of the range added. The figure stands beyond both.

    It is no range of the mean after: that may be the same in every seed where the one before is not.
    """
    if measure.low is None or measure.high is None:
        return 0.0, 0.0
    return scale * max(0.0, measure.before + measure.low), scale * max(0.0, measure.before + measure.high)


def _line(svg: Element, begins: float, ends: float, y: int) -> None:
    """With a pale edge, so that it shows on a bar and beside it."""
    at = {"x1": f"{begins:.1f}", "x2": f"{ends:.1f}", "y1": str(y), "y2": str(y)}
    SubElement(svg, "line", {**at, "stroke": PAPER, "stroke-width": "5"})
    SubElement(svg, "line", {**at, "stroke": "#b06a00", "stroke-width": "3"})


def _box(svg: Element, x: float, y: int, length: float, colour: str) -> None:
    place = {"x": f"{x:.1f}", "y": str(y), "width": f"{length:.1f}", "height": str(BAR)}
    SubElement(svg, "rect", {**place, "fill": colour, "stroke": INK, "stroke-width": "0.8"})


def _text(svg: Element, x: float, y: int, words: str, size: int, weight: str = "normal") -> None:
    place = {"x": f"{x:.1f}", "y": str(y), "font-size": str(size), "font-weight": weight, "fill": INK}
    SubElement(svg, "text", place).text = words
