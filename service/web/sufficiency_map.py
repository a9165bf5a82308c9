"""A map of where homes lack what: circles by place, without tiles from anywhere, with its own words for those who do
not see it.

It can be published: a small figure is not told, a circle stands at the middle of a place's homes to the nearest five
kilometres, and no home or child is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, tostring

from matching.report_words import day
from matching.sufficiency import Sufficiency
from matching.sufficiency.result import PlaceOf
from matching.sufficiency.suppressing import SMALL, by_place, rounded, told
from matching.world.place import METRES_PER_MILE

WIDTH, NARROW, FOOT, LINE, LETTER = 760, 320, 62, 15, 6.3
PLAIN_DOT, CLEAR = 3.0, 12
LEAST_METRES = 40_000
RULED = (500, 200, 100, 50, 20, 10, 5, 2, 1)
"""Miles that the line below is of where those looked within are longer than the map is wide."""
INK, PAPER, SEA, CIRCLE, SOFT = "#1b262c", "#ffffff", "#f3f6f7", "#1f5a73", "#5b6770"
FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"

Spot = tuple[float, float]


@dataclass(frozen=True)
class _Sheet:
    """What it is drawn on: the words above, in lines that fit, and the room at each edge."""

    width: int
    edge: int
    largest: float
    """Of the largest circle, its radius."""
    title: tuple[str, ...]
    below_title: tuple[str, ...]

    @property
    def head(self) -> int:
        """How high the words above are."""
        return 22 + 20 * (len(self.title) + len(self.below_title)) - 2 * len(self.below_title)


def draw(found: Sufficiency, key: str = "map", width: int = WIDTH) -> str:
    """The map as an SVG element, north at the top. Its ids begin with `key`."""
    sheet = _sheet(found, width)
    spots, scale, height = _spots(found.places, sheet)
    svg = _canvas(found, key, sheet, height)
    for number, line in enumerate(sheet.title):
        _text(svg, sheet.edge, 28 + 20 * number, line, 15, weight="bold")
    for number, line in enumerate(sheet.below_title):
        _text(svg, sheet.edge, 28 + 20 * len(sheet.title) + 18 * number, line, 12, SOFT)
    counts = by_place(found)
    largest = max(counts.values(), default=1)
    sizes = {name: _radius(counts.get(name, 0), largest, sheet) for name in spots}
    for name, spot in spots.items():
        _spot(svg, spot, counts.get(name, 0), sizes[name])
    named = {name: f"{name}: {told(counts[name])}" if name in counts else name for name in spots}
    for name, (x, y) in _labels(spots, named, sizes, sheet):
        _text(svg, x, y, named[name], 12, INK if name in counts else SOFT)
    _miles(svg, found.miles, scale, sheet, height)
    return tostring(svg, encoding="unicode")


def _sheet(found: Sufficiency, width: int) -> _Sheet:
    said = _title(found), f"Facts as at {day(found.on)}. Circles grow with the number of referrals."
    if width >= WIDTH:
        return _Sheet(width, 60, 34.0, (said[0],), (said[1],))
    return _Sheet(width, 16, 20.0, tuple(wrap(said[0], (width - 32) // 9)), tuple(wrap(said[1], (width - 32) // 7)))


def in_words(found: Sufficiency) -> str:
    """The same for those who do not see it."""
    counts = by_place(found)
    lines = [f"{name}: {told(count)}." for name, count in counts.items()]
    others = len({p.name for p in found.places} - set(counts))
    more = f" Nothing is listed for {others} other places." if others else ""
    return f"{_title(found)}. {' '.join(lines) or 'No place lacks anything listed.'}{more}"


def _title(found: Sufficiency) -> str:
    return f"Referrals that homes nearby could have been opened for, within {found.miles:g} miles"


def _spots(places: tuple[PlaceOf, ...], sheet: _Sheet) -> tuple[dict[str, Spot], float, int]:
    """Where each place is drawn, how many metres one unit is, and how high the map is."""
    east = [p.middle.easting for p in places] or [0]
    north = [p.middle.northing for p in places] or [0]
    wide, high = max(LEAST_METRES, max(east) - min(east)), max(LEAST_METRES, max(north) - min(north))
    scale = max(wide / (sheet.width - 4 * sheet.edge), high / 700)
    left = sheet.edge if sheet.width >= WIDTH else 2 * sheet.edge
    spots = {
        p.name: (
            left + (p.middle.easting - min(east)) / scale,
            sheet.head + 30 + (max(north) - p.middle.northing) / scale,
        )
        for p in places
    }
    return spots, scale, round(sheet.head + 60 + high / scale + FOOT)


def _canvas(found: Sufficiency, key: str, sheet: _Sheet, height: int) -> Element:
    size = {"width": str(sheet.width), "height": str(height), "viewBox": f"0 0 {sheet.width} {height}"}
    spoken = {"role": "img", "aria-labelledby": f"{key}-title {key}-text"}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **spoken, "font-family": FONT})
    SubElement(svg, "title", {"id": f"{key}-title"}).text = _title(found)
    SubElement(svg, "desc", {"id": f"{key}-text"}).text = in_words(found)
    SubElement(svg, "rect", {"width": str(sheet.width), "height": str(height), "fill": PAPER})
    beside = min(16, sheet.edge // 2)
    ground = {"width": str(sheet.width - 2 * beside), "height": str(height - sheet.head - FOOT), "fill": SEA}
    SubElement(svg, "rect", {"x": str(beside), "y": str(sheet.head)} | ground)
    return svg


def _radius(count: int, largest: int, sheet: _Sheet) -> float:
    """That of a dot where nothing is listed, of a ring where the figure is small, else as large as its share."""
    if count < SMALL:
        return 8.0 if count else PLAIN_DOT
    return max(10.0, sheet.largest * sqrt(rounded(count) / rounded(largest)))


def _spot(svg: Element, spot: Spot, count: int, radius: float) -> None:
    look = {"fill": SOFT}
    if count:
        look = {"fill": CIRCLE, "fill-opacity": "0.75"}
    if 0 < count < SMALL:
        look = {"fill": PAPER, "stroke": CIRCLE, "stroke-width": "2"}
    SubElement(svg, "circle", {"cx": f"{spot[0]:.1f}", "cy": f"{spot[1]:.1f}", "r": f"{radius:.1f}", **look})


def _labels(
    spots: dict[str, Spot], named: dict[str, str], sizes: dict[str, float], sheet: _Sheet
) -> Iterator[tuple[str, Spot]]:
    """Each where it stands free of the others: further down where another name already stands there."""
    taken: list[tuple[float, float, float]] = []
    for name, (x, y) in sorted(spots.items(), key=lambda item: (item[1][1], item[0])):
        length = LETTER * max(len(named[name]), len(name) + 16 if sheet.width >= WIDTH else 0)
        left, low = _beside(x, length, sheet), y + 4
        if sheet.width < WIDTH:
            left, low = min(max(x - length / 2, CLEAR), sheet.width - CLEAR - length), y + sizes[name] + CLEAR
        while any(abs(low - b) < LINE and left < a + long and a < left + length for a, b, long in taken):
            low += LINE
        taken.append((left, low, length))
        yield name, (left, low)


def _beside(x: float, length: float, sheet: _Sheet) -> float:
    """After the spot, or before it near the right edge."""
    return x + CLEAR if x + CLEAR + length < sheet.width - 16 else x - CLEAR - length


def _miles(svg: Element, miles: float, scale: float, sheet: _Sheet, height: int) -> None:
    room = (sheet.width - 2 * sheet.edge) * scale / METRES_PER_MILE
    ruled = miles if miles <= room else next(each for each in RULED if each <= room)
    y = height - 24
    at = {
        "x1": str(sheet.edge),
        "x2": f"{sheet.edge + ruled * METRES_PER_MILE / scale:.1f}",
        "y1": str(y),
        "y2": str(y),
    }
    SubElement(svg, "line", {**at, "stroke": INK, "stroke-width": "2"})
    _text(svg, sheet.edge, y - 8, f"{ruled:g} miles; north is at the top", 12)


def _text(svg: Element, x: float, y: float, words: str, size: int, fill: str = INK, weight: str = "normal") -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "font-size": str(size), "font-weight": weight, "fill": fill}
    SubElement(svg, "text", place).text = words
