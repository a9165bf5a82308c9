"""A plain map of how far homes are from a child's own home and school, drawn without tiles from anywhere.

It shows where the child's home is: only whoever keeps the referral may see it, and it is never published.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from matching.world.place import METRES_PER_MILE, Place

WIDTH, HEIGHT, EDGE, FOOT = 760, 520, 50, 50
LEAST_METRES = 8_000
RINGS = (1, 2, 5, 10, 20, 50, 100, 200)
MOST_RINGS = 3
INK, PAPER, SEA, HOME, OWN, SOFT = "#1b262c", "#ffffff", "#f3f6f7", "#1f5a73", "#8f1c12", "#5b6770"
FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"
TITLE = "How far the homes are"


@dataclass(frozen=True)
class Spot:
    """A home by the place it has in the order. Distances in miles; None: one of the two places is not known."""

    number: int
    name: str
    place: Place | None
    from_home: float | None
    from_school: float | None


@dataclass(frozen=True)
class Drawn:
    """What is drawn, in the order in which it is told."""

    own_home: Place | None
    school: Place | None
    homes: tuple[Spot, ...]

    @property
    def can_be_drawn(self) -> bool:
        """Whether there is anything to measure from, and any home to draw."""
        return (self.own_home or self.school) is not None and any(spot.place for spot in self.homes)

    @property
    def middle(self) -> Place:
        """Where distances are ringed from: the child's own home, or the school where that is not known."""
        found = self.own_home or self.school
        if found is None:
            raise ValueError("nothing is known to measure from")
        return found


def draw(drawn: Drawn, key: str = "distances") -> str:
    """The map as an SVG element, north at the top, the child's home in the middle. Its ids begin with `key`."""
    scale = _scale(drawn)
    svg = _canvas(drawn, key)
    _rings(svg, scale)
    for spot in reversed([spot for spot in drawn.homes if spot.place]):
        _numbered(svg, _at(drawn, spot.place, scale), str(spot.number))
    if drawn.school is not None:
        _square(svg, _at(drawn, drawn.school, scale), "School")
    if drawn.own_home is not None:
        _square(svg, _at(drawn, drawn.own_home, scale), "Own home")
    _text(svg, 24, HEIGHT - 16, "North is at the top. Straight lines, not roads. Numbers are places in the order.", 13)
    return tostring(svg, encoding="unicode")


def in_words(drawn: Drawn) -> str:
    """The same for those who do not see it."""
    return " ".join(_told(spot) for spot in drawn.homes)


def _told(spot: Spot) -> str:
    home = "not known how far from the child's own home" if spot.from_home is None else f"{spot.from_home:g} miles"
    school = "" if spot.from_school is None else f", {spot.from_school:g} miles from school"
    return f"{spot.number}. {spot.name}: {home}{school}."


def _scale(drawn: Drawn) -> float:
    """Metres to one unit, so that everything is within the edges."""
    middle = drawn.middle
    places = [p for p in (drawn.own_home, drawn.school, *(spot.place for spot in drawn.homes)) if p is not None]
    wide = max(LEAST_METRES, *(abs(p.easting - middle.easting) for p in places))
    high = max(LEAST_METRES, *(abs(p.northing - middle.northing) for p in places))
    return max(wide / (WIDTH / 2 - EDGE), high / ((HEIGHT - FOOT) / 2 - EDGE))


def _at(drawn: Drawn, place: Place | None, scale: float) -> tuple[float, float]:
    middle, there = drawn.middle, place or drawn.middle
    return (
        WIDTH / 2 + (there.easting - middle.easting) / scale,
        (HEIGHT - FOOT) / 2 - (there.northing - middle.northing) / scale,
    )


def _canvas(drawn: Drawn, key: str) -> Element:
    size = {"width": str(WIDTH), "height": str(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    spoken = {"role": "img", "aria-labelledby": f"{key}-title {key}-text"}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **spoken, "font-family": FONT})
    SubElement(svg, "title", {"id": f"{key}-title"}).text = TITLE
    SubElement(svg, "desc", {"id": f"{key}-text"}).text = in_words(drawn)
    SubElement(svg, "rect", {"width": str(WIDTH), "height": str(HEIGHT), "fill": PAPER})
    SubElement(svg, "rect", {"width": str(WIDTH), "height": str(HEIGHT - FOOT), "fill": SEA})
    return svg


def _rings(svg: Element, scale: float) -> None:
    """The largest rings of round miles that fit."""
    centre = (WIDTH / 2, (HEIGHT - FOOT) / 2)
    fitting = [miles for miles in RINGS if miles * METRES_PER_MILE / scale < centre[1] - 18]
    for miles in fitting[-MOST_RINGS:]:
        radius = miles * METRES_PER_MILE / scale
        look = {"fill": "none", "stroke": SOFT, "stroke-dasharray": "4 4"}
        SubElement(svg, "circle", {"cx": f"{centre[0]:.1f}", "cy": f"{centre[1]:.1f}", "r": f"{radius:.1f}", **look})
        words = "1 mile" if miles == 1 else f"{miles} miles"
        _text(svg, centre[0] + 4, centre[1] - radius - 4, words, 12, SOFT)


def _numbered(svg: Element, spot: tuple[float, float], words: str) -> None:
    look = {"r": "11", "fill": HOME, "stroke": PAPER, "stroke-width": "2"}
    SubElement(svg, "circle", {"cx": f"{spot[0]:.1f}", "cy": f"{spot[1]:.1f}", **look})
    _text(svg, spot[0], spot[1] + 4, words, 12, PAPER, "middle")


def _square(svg: Element, spot: tuple[float, float], words: str) -> None:
    look = {"width": "12", "height": "12", "fill": OWN, "stroke": PAPER, "stroke-width": "2"}
    SubElement(svg, "rect", {"x": f"{spot[0] - 6:.1f}", "y": f"{spot[1] - 6:.1f}", **look})
    _text(svg, spot[0] + 11, spot[1] + 17, words, 13, OWN)


def _text(svg: Element, x: float, y: float, words: str, size: int, fill: str = INK, anchor: str = "start") -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "font-size": str(size), "fill": fill, "text-anchor": anchor}
    SubElement(svg, "text", place).text = words
