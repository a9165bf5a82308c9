"""A bar in a row of a table: a part of a whole with a line across it, on a scale that all bars share."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from matching.report_parts import Bar

LENGTH, HEIGHT, EDGE = 320, 16, 3
PART, WHOLE, LINE = "#1f5a73", "#cfdbe1", "#b06a00"


def draw_bar(bar: Bar) -> str:
    """The bar as an SVG element that says its own words. It keeps its height and takes the width there is."""
    size = {"width": "100%", "height": str(HEIGHT), "viewBox": f"0 0 {LENGTH} {HEIGHT}", "preserveAspectRatio": "none"}
    spoken = {"role": "img", "aria-label": bar.words, "class": "bar"}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **spoken})
    SubElement(svg, "title").text = bar.words
    _box(svg, bar, bar.whole, WHOLE, 0)
    _box(svg, bar, bar.part, PART, EDGE)
    _line(svg, bar)
    return tostring(svg, encoding="unicode")


def _box(svg: Element, bar: Bar, count: int, colour: str, edge: int) -> None:
    place = {"x": "0", "y": str(edge), "width": _x(bar, count), "height": str(HEIGHT - 2 * edge)}
    SubElement(svg, "rect", {**place, "fill": colour})


def _line(svg: Element, bar: Bar) -> None:
    """On top of both, with a pale edge, so that it shows on either."""
    if bar.line:
        x = _x(bar, bar.line)
        at = {"x1": x, "x2": x, "y1": "0", "y2": str(HEIGHT), "vector-effect": "non-scaling-stroke"}
        SubElement(svg, "line", {**at, "stroke": "#ffffff", "stroke-width": "5"})
        SubElement(svg, "line", {**at, "stroke": LINE, "stroke-width": "3"})


def _x(bar: Bar, count: int) -> str:
    return f"{LENGTH * min(count / bar.longest, 1):.1f}"
