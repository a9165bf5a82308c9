"""A year's chart: each measure under each way of deciding, as one SVG that says the same in words."""

from __future__ import annotations

from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, tostring

from scenarios.year.deciding import Way
from scenarios.year.result import Came, MeasureCame, YearResult
from scenarios.year.words import QUESTION, in_words, judged, size_told, told

WIDTH, EDGE, BAR, STEP, LINE, LETTERS = 880, 16, 14, 18, 20, 96
ROW = 34 + STEP * len(Way)
LONGEST, NAMES = 260, 140
INK, PAPER, RANGE = "#1b262c", "#ffffff", "#b06a00"
COLOURS = {Way.ONE_BY_ONE: "#cfdbe1", Way.DAILY: "#7fa6b8", Way.AHEAD: "#1f5a73"}
RANGE_SAID = "Orange line: where the mean of all such years may lie, in 95 of 100 draws of the years anew"
FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"


def chart(result: YearResult, key: str = "year") -> str:
    """The chart as an SVG element. Its ids begin with `key`. Each measure has a scale of its own, from 0."""
    asked = wrap(QUESTION, LETTERS)
    head = 44 + LINE * (len(asked) + 1)
    height = head + ROW * len(result.measures) + EDGE
    svg = _canvas(result, key, height)
    for place, words in enumerate(asked):
        _text(svg, EDGE, 28 + LINE * place, words, 15, weight="bold")
    _text(svg, EDGE, head - 16 - LINE, size_told(result), 12)
    _legend(svg, head - 16)
    for place, measure in enumerate(result.measures):
        _measure(svg, measure, head + place * ROW)
    return tostring(svg, encoding="unicode")


def _canvas(result: YearResult, key: str, height: int) -> Element:
    size = {"width": str(WIDTH), "height": str(height), "viewBox": f"0 0 {WIDTH} {height}"}
    spoken = {"role": "img", "aria-labelledby": f"{key}-title {key}-text"}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **spoken, "font-family": FONT})
    SubElement(svg, "title", {"id": f"{key}-title"}).text = QUESTION
    SubElement(svg, "desc", {"id": f"{key}-text"}).text = in_words(result)
    SubElement(svg, "rect", {"width": str(WIDTH), "height": str(height), "fill": PAPER})
    return svg


def _legend(svg: Element, y: int) -> None:
    """What the line over a bar says."""
    _range(svg, EDGE, EDGE + 36, y - 4)
    _text(svg, EDGE + 44, y, RANGE_SAID, 12)


def _measure(svg: Element, measure: MeasureCame, top: int) -> None:
    _text(svg, EDGE, top + 16, measure.name, 13, weight="bold")
    longest = max([1e-9, *(max(c.mean or 0, c.high or 0) for c in measure.ways)])
    for place, came in enumerate(measure.ways):
        _bar(svg, measure, came, top + 24 + STEP * place, LONGEST / longest)


def _bar(svg: Element, measure: MeasureCame, came: Came, y: int, scale: float) -> None:
    _text(svg, EDGE, y + 12, came.way.value, 12)
    left, length = EDGE + NAMES, scale * max(0.0, came.mean or 0)
    place = {"x": str(left), "y": str(y), "width": f"{length:.1f}", "height": str(BAR)}
    SubElement(svg, "rect", {**place, "fill": COLOURS[came.way], "stroke": INK, "stroke-width": "0.8"})
    if came.low is not None and came.high is not None:
        _range(svg, left + scale * max(0.0, came.low), left + scale * came.high, y + BAR // 2)
    words = "; ".join(part for part in (told(came.mean), judged(measure, came)) if part)
    _text(svg, left + LONGEST + 8, y + 12, words, 12)


def _range(svg: Element, begins: float, ends: float, y: int) -> None:
    """A line with a pale edge, so that it shows on every bar."""
    at = {"x1": f"{begins:.1f}", "x2": f"{ends:.1f}", "y1": str(y), "y2": str(y)}
    SubElement(svg, "line", {**at, "stroke": PAPER, "stroke-width": "5"})
    SubElement(svg, "line", {**at, "stroke": RANGE, "stroke-width": "3"})


def _text(svg: Element, x: float, y: float, words: str, size: int, weight: str = "normal") -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "font-size": str(size), "font-weight": weight, "fill": INK}
    SubElement(svg, "text", place).text = words
