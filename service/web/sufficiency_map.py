"""A map of where homes lack what: circles by place, without tiles from anywhere, with its own words for those who do
not see it.

It can be published: a small figure is not told, a circle stands at the middle of a place's homes to the nearest five
kilometres, and no home or child is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from xml.etree.ElementTree import Element, SubElement, tostring

from matching.report_words import day
from matching.sufficiency import Sufficiency
from matching.sufficiency.result import PlaceOf
from matching.sufficiency.suppressing import SMALL, by_place, told
from matching.world.place import METRES_PER_MILE

WIDTH, EDGE, HEAD, FOOT, LINE, LETTER = 760, 60, 64, 62, 15, 6.3
LARGEST, PLAIN_DOT = 34.0, 3.0
LEAST_METRES = 40_000
INK, PAPER, SEA, CIRCLE, SOFT = "#1b262c", "#ffffff", "#f3f6f7", "#1f5a73", "#5b6770"
FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"

Spot = tuple[float, float]


def draw(found: Sufficiency, key: str = "map") -> str:
    """The map as an SVG element, north at the top. Its ids begin with `key`."""
    spots, scale, height = _spots(found.places)
    svg = _canvas(found, key, height)
    _text(svg, EDGE, 28, _title(found), 15, weight="bold")
    _text(svg, EDGE, 48, f"Facts as at {day(found.on)}. Circles grow with the number of referrals.", 12, SOFT)
    counts = by_place(found)
    largest = max(counts.values(), default=1)
    for name, spot in spots.items():
        _spot(svg, spot, counts.get(name, 0), largest)
    for name, (x, y) in _labels(spots):
        words = f"{name}: {told(counts[name])}" if name in counts else name
        _text(svg, x, y, words, 12, INK if name in counts else SOFT)
    _miles(svg, found.miles, scale, height)
    return tostring(svg, encoding="unicode")


def in_words(found: Sufficiency) -> str:
    """The same for those who do not see it."""
    counts = by_place(found)
    lines = [f"{name}: {told(count)}." for name, count in counts.items()]
    others = len({p.name for p in found.places} - set(counts))
    more = f" Nothing is listed for {others} other places." if others else ""
    return f"{_title(found)}. {' '.join(lines) or 'No place lacks anything listed.'}{more}"


def _title(found: Sufficiency) -> str:
    return f"Referrals that homes nearby could have been opened for, within {found.miles:g} miles"


def _spots(places: tuple[PlaceOf, ...]) -> tuple[dict[str, Spot], float, int]:
    """Where each place is drawn, how many metres one unit is, and how high the map is."""
    east = [p.middle.easting for p in places] or [0]
    north = [p.middle.northing for p in places] or [0]
    wide, high = max(LEAST_METRES, max(east) - min(east)), max(LEAST_METRES, max(north) - min(north))
    scale = max(wide / (WIDTH - 4 * EDGE), high / 700)
    spots = {
        p.name: (
            EDGE + (p.middle.easting - min(east)) / scale,
            HEAD + EDGE / 2 + (max(north) - p.middle.northing) / scale,
        )
        for p in places
    }
    return spots, scale, round(HEAD + EDGE + high / scale + FOOT)


def _canvas(found: Sufficiency, key: str, height: int) -> Element:
    size = {"width": str(WIDTH), "height": str(height), "viewBox": f"0 0 {WIDTH} {height}"}
    spoken = {"role": "img", "aria-labelledby": f"{key}-title {key}-text"}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **spoken, "font-family": FONT})
    SubElement(svg, "title", {"id": f"{key}-title"}).text = _title(found)
    SubElement(svg, "desc", {"id": f"{key}-text"}).text = in_words(found)
    SubElement(svg, "rect", {"width": str(WIDTH), "height": str(height), "fill": PAPER})
    inside = {"x": "16", "y": str(HEAD), "width": str(WIDTH - 32), "height": str(height - HEAD - FOOT), "fill": SEA}
    SubElement(svg, "rect", inside)
    return svg


def _spot(svg: Element, spot: Spot, count: int, largest: int) -> None:
    """A dot where nothing is listed, a ring where the figure is small, else a circle as large as its share."""
    if not count:
        look = {"r": f"{PLAIN_DOT:.1f}", "fill": SOFT}
    elif count < SMALL:
        look = {"r": "8.0", "fill": PAPER, "stroke": CIRCLE, "stroke-width": "2"}
    else:
        look = {"r": f"{max(10.0, LARGEST * sqrt(count / largest)):.1f}", "fill": CIRCLE, "fill-opacity": "0.75"}
    SubElement(svg, "circle", {"cx": f"{spot[0]:.1f}", "cy": f"{spot[1]:.1f}", **look})


def _labels(spots: dict[str, Spot]) -> Iterator[tuple[str, Spot]]:
    """Beside each spot, before it near the right edge, and further down where another name already stands there."""
    taken: list[tuple[float, float, float]] = []
    for name, (x, y) in sorted(spots.items(), key=lambda item: (item[1][1], item[0])):
        low, length = y + 4, LETTER * (len(name) + 16)
        left = x + 12 if x + 12 + length < WIDTH - 16 else x - 12 - length
        while any(abs(low - b) < LINE and left < a + long and a < left + length for a, b, long in taken):
            low += LINE
        taken.append((left, low, length))
        yield name, (left, low)


def _miles(svg: Element, miles: float, scale: float, height: int) -> None:
    long, y = miles * METRES_PER_MILE / scale, height - 24
    at = {"x1": str(EDGE), "x2": f"{EDGE + long:.1f}", "y1": str(y), "y2": str(y)}
    SubElement(svg, "line", {**at, "stroke": INK, "stroke-width": "2"})
    _text(svg, EDGE, y - 8, f"{miles:g} miles; north is at the top", 12)


def _text(svg: Element, x: float, y: float, words: str, size: int, fill: str = INK, weight: str = "normal") -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "font-size": str(size), "font-weight": weight, "fill": fill}
    SubElement(svg, "text", place).text = words
