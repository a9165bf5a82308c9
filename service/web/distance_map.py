"""A plain map of how far homes are from a child's own home and school, drawn without tiles from anywhere.

It shows where the child's home is: only whoever keeps the referral may see it, and it is never published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from matching.world.place import METRES_PER_MILE, Place

WIDTH, NARROW, EDGE = 760, 320, 50
FOOT, LINE = 50, 18
"""Of the words below: how high they are, and each further line of them."""
LEAST_HALF, MOST_HALF = 130, 235
ROUND, BELOW = 11, 21
"""Of a home's mark: how round it is, and how far it stands under what it would hide."""
LEAST_METRES = 8_000
RINGS = (1, 2, 5, 10, 20, 50, 100, 200)
LEAST_RING, MOST_RINGS = 28, 3
INK, PAPER, SEA, HOME, OWN, SOFT = "#1b262c", "#ffffff", "#f3f6f7", "#1f5a73", "#8f1c12", "#5b6770"
FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"
TITLE = "How far the homes are"
FOOTNOTES = ("North is at the top.", "Straight lines, not roads.", "Numbers are places in the order.")
Point = tuple[float, float]
Mark = tuple[Point, Point, list[int]]
"""Where it stands, where its homes are, and the homes by their places in the order."""


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


def draw(drawn: Drawn, key: str = "distances", width: int = WIDTH) -> str:
    """The map as an SVG element, north at the top, the child's home in the middle. Its ids begin with `key`."""
    view = _view(drawn, width)
    svg = _canvas(drawn, view, key)
    _rings(svg, view)
    for spot, words, anchor in _squares(drawn, view):
        _square(svg, spot, words, anchor)
    for spot, there, numbers in _marks(drawn, view):
        if spot != there:
            ends = {"x1": f"{there[0]:.1f}", "y1": f"{there[1]:.1f}", "x2": f"{spot[0]:.1f}", "y2": f"{spot[1]:.1f}"}
            SubElement(svg, "line", {**ends, "stroke": HOME})
        _numbered(svg, spot, _in_short(numbers))
    for number, line in enumerate(view.foot):
        _text(svg, (24, 2 * view.half + FOOT - 16 + number * LINE), line, 13)
    return tostring(svg, encoding="unicode")


def in_words(drawn: Drawn) -> str:
    """The same for those who do not see it."""
    return " ".join(_told(spot) for spot in drawn.homes)


def _told(spot: Spot) -> str:
    home = "not known how far from the child's own home" if spot.from_home is None else f"{spot.from_home:g} miles"
    school = "" if spot.from_school is None else f", {spot.from_school:g} miles from school"
    return f"{spot.number}. {spot.name}: {home}{school}."


@dataclass(frozen=True)
class _View:
    """How much of the ground is drawn: `scale` in metres to one unit, `half` units from the middle up and down."""

    middle: Place
    scale: float
    half: float
    width: int

    @property
    def foot(self) -> tuple[str, ...]:
        """The lines below, as long as there is room for."""
        return (" ".join(FOOTNOTES),) if self.width >= WIDTH else FOOTNOTES

    @property
    def height(self) -> float:
        """Of the whole picture."""
        return 2 * self.half + FOOT + (len(self.foot) - 1) * LINE

    def at(self, place: Place) -> Point:
        """Where a place is drawn."""
        east, north = place.easting - self.middle.easting, place.northing - self.middle.northing
        return self.width / 2 + east / self.scale, self.half - north / self.scale


def _view(drawn: Drawn, width: int) -> _View:
    """Everything is within the edges, and no more ground is drawn than that takes and a ring."""
    middle = drawn.middle
    places = [p for p in (drawn.own_home, drawn.school, *(spot.place for spot in drawn.homes)) if p is not None]
    wide = max(LEAST_METRES, *(abs(p.easting - middle.easting) for p in places))
    high = max(LEAST_METRES, *(abs(p.northing - middle.northing) for p in places))
    scale = max(wide / (width / 2 - EDGE), high / (MOST_HALF - EDGE))
    return _View(middle, scale, min(MOST_HALF, max(LEAST_HALF, high / scale + EDGE)), width)


def _near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < 2 * ROUND and abs(one[1] - other[1]) < 2 * ROUND


def _marks(drawn: Drawn, view: _View) -> list[Mark]:
    """Homes that would hide each other stand under one mark; none stands on a square or on another mark."""
    together = list[tuple[Point, list[int]]]()
    for spot in drawn.homes:
        if spot.place is not None:
            there = view.at(spot.place)
            near = next((numbers for point, numbers in together if _near(point, there)), None)
            if near is None:
                together.append((there, [spot.number]))
            else:
                near.append(spot.number)
    taken = [(view.at(place), "") for place in (drawn.own_home, drawn.school) if place is not None]
    marks = list[Mark]()
    for there, numbers in together:
        edge = _wide(_in_short(numbers)) / 2
        x, y = min(max(there[0], edge), view.width - edge), there[1]
        while any(_hides((x, y), _in_short(numbers), *each) for each in taken):
            y += BELOW
        taken.append(((x, y), _in_short(numbers)))
        marks.append(((x, y), there, numbers))
    return marks


def _hides(one: Point, words: str, other: Point, others: str) -> bool:
    room = (_wide(words) + (_wide(others) if others else ROUND)) / 2
    return abs(one[0] - other[0]) < room and abs(one[1] - other[1]) < BELOW


def _wide(words: str) -> float:
    """How wide the mark is that has those words in it."""
    return max(2.0 * ROUND, 7.0 * len(words) + 12)


def _in_short(numbers: list[int]) -> str:
    """2, 3 and 5 to 7 as "2, 3, 5-7": three or more that follow each other as one."""
    runs = list[list[int]]()
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = (f"{run[0]}\u2013{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(said)


def _squares(drawn: Drawn, view: _View) -> Iterator[tuple[Point, str, str]]:
    """The child's own home and the school, each with its words to the side where the other is not."""
    named = ((drawn.own_home, "Own home"), (drawn.school, "School"))
    spots = [(view.at(place), words) for place, words in named if place is not None]
    if len(spots) == 2 and _near(spots[0][0], spots[1][0]):
        spots = [(spots[0][0], "Own home and school")]
    easternmost = max(point[0] for point, _ in spots)
    for point, words in spots:
        yield point, words, "end" if point[0] < easternmost else "start"


def _canvas(drawn: Drawn, view: _View, key: str) -> Element:
    size = {"width": str(view.width), "height": f"{view.height:.0f}", "viewBox": f"0 0 {view.width} {view.height:.0f}"}
    spoken = {"role": "img", "aria-labelledby": f"{key}-title {key}-text"}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **spoken, "font-family": FONT})
    SubElement(svg, "title", {"id": f"{key}-title"}).text = TITLE
    SubElement(svg, "desc", {"id": f"{key}-text"}).text = in_words(drawn)
    SubElement(svg, "rect", {"width": str(view.width), "height": f"{view.height:.0f}", "fill": PAPER})
    SubElement(svg, "rect", {"width": str(view.width), "height": f"{2 * view.half:.0f}", "fill": SEA})
    return svg


def _rings(svg: Element, view: _View) -> None:
    """The largest rings of round miles that fit."""
    x, y = view.width / 2, view.half
    fitting = [miles for miles in RINGS if LEAST_RING < miles * METRES_PER_MILE / view.scale < y - 18]
    for miles in fitting[-MOST_RINGS:]:
        radius = miles * METRES_PER_MILE / view.scale
        look = {"fill": "none", "stroke": SOFT, "stroke-dasharray": "4 4"}
        SubElement(svg, "circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}", **look})
        _text(svg, (x + 4, y - radius - 4), "1 mile" if miles == 1 else f"{miles} miles", 12, SOFT)


def _numbered(svg: Element, spot: Point, words: str) -> None:
    wide = _wide(words)
    place = {"x": f"{spot[0] - wide / 2:.1f}", "y": f"{spot[1] - ROUND:.1f}", "width": f"{wide:.1f}"}
    look = {"height": str(2 * ROUND), "rx": str(ROUND), "fill": HOME, "stroke": PAPER, "stroke-width": "2"}
    SubElement(svg, "rect", place | look)
    _text(svg, (spot[0], spot[1] + 4), words, 12, PAPER, "middle")


def _square(svg: Element, spot: Point, words: str, anchor: str) -> None:
    look = {"width": "12", "height": "12", "fill": OWN, "stroke": PAPER, "stroke-width": "2"}
    SubElement(svg, "rect", {"x": f"{spot[0] - 6:.1f}", "y": f"{spot[1] - 6:.1f}", **look})
    _text(svg, (spot[0] + (6 if anchor == "end" else -6), spot[1] - 11), words, 13, OWN, anchor)


def _text(svg: Element, spot: Point, words: str, size: int, fill: str = INK, anchor: str = "start") -> None:
    """Words with a rim of the ground's colour, so that no line runs through them."""
    place = {"x": f"{spot[0]:.1f}", "y": f"{spot[1]:.1f}", "font-size": str(size), "fill": fill, "text-anchor": anchor}
    rim = {} if fill == PAPER else {"stroke": SEA, "stroke-width": "3", "paint-order": "stroke"}
    SubElement(svg, "text", place | rim).text = words
