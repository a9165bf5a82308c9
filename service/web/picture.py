"""The picture of who may affect whom, drawn as one SVG that carries its own words for those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from matching.report_parts import Arrow, Person, Picture, Tone
from service.web.picture_places import (
    BOX_HEIGHT,
    BOX_WIDTH,
    EDGE,
    HEAD,
    RADIUS,
    RUN,
    Box,
    Lane,
    Layout,
    lay_out,
)
from service.web.picture_words import fit

INK, PAPER = "#1b262c", "#ffffff"
LEGEND_ITEM, LEGEND_HEIGHT = 136, 34


@dataclass(frozen=True)
class Stroke:
    """How an arrow of one tone is drawn: told apart by width and dashes as well as by colour."""

    colour: str
    width: float
    dashes: str
    legend: str


STROKES = {
    Tone.OUTSIDE: Stroke("#6d0f0f", 8, "", "blocks"),
    Tone.UNLESS: Stroke("#b3261e", 5, "", "red"),
    Tone.CONDITION: Stroke("#8f5600", 3, "", "amber"),
    Tone.UNKNOWN: Stroke("#5b6770", 2.5, "8 5", "not known"),
    Tone.PLAIN: Stroke("#5b6770", 2, "2 4", "limits nothing"),
    Tone.MET: Stroke("#1a6245", 1.5, "", "benefit"),
}


def draw(picture: Picture, key: str = "picture") -> str:
    """The picture as an SVG element. Its ids begin with `key`, so that two can stand on one page."""
    layout = lay_out(picture)
    arrows = {(a.source, a.target): a for a in picture.arrows}
    shown = [tone for tone in STROKES if any(a.tone is tone for a in picture.arrows)]
    svg = _canvas(picture, layout, key, LEGEND_HEIGHT if shown else 0)
    _heads(svg, key, shown)
    for lane in layout.lanes:
        if (lane.source, lane.target) in arrows:
            _arrow(svg, key, arrows[lane.source, lane.target], lane)
    for box in layout.boxes:
        _box(svg, box)
    _middle(svg, picture.middle, *layout.middle)
    for place, tone in enumerate(shown):
        _legend(svg, tone, EDGE + place * LEGEND_ITEM, layout.height + LEGEND_HEIGHT / 2)
    return tostring(svg, encoding="unicode")


def in_words(picture: Picture) -> tuple[str, ...]:
    """Every arrow as a sentence."""
    return tuple(f"From {source} to {target}: {', '.join(arrow.counts)}." for source, target, arrow in picture.named())


def _canvas(picture: Picture, layout: Layout, key: str, legend: int) -> Element:
    width, height = f"{layout.width:g}", f"{layout.height + legend:g}"
    size = {"width": width, "height": height, "viewBox": f"0 0 {width} {height}"}
    spoken = {"role": "img", "aria-labelledby": f"{key}-title {key}-text"}
    font = {"font-family": "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **spoken, **font})
    SubElement(svg, "title", {"id": f"{key}-title"}).text = picture.title
    SubElement(svg, "desc", {"id": f"{key}-text"}).text = " ".join((picture.description, *in_words(picture)))
    return svg


def _heads(svg: Element, key: str, shown: Sequence[Tone]) -> None:
    definitions = SubElement(svg, "defs")
    for tone in shown:
        size = {"markerWidth": str(HEAD), "markerHeight": str(HEAD), "markerUnits": "userSpaceOnUse"}
        at = {"viewBox": "0 0 12 12", "refX": "0", "refY": "6", "orient": "auto"}
        head = SubElement(definitions, "marker", {"id": f"{key}-{tone.value}", **size, **at})
        SubElement(head, "path", {"d": "M 0 0 L 12 6 L 0 12 z", "fill": STROKES[tone].colour})


def _arrow(svg: Element, key: str, arrow: Arrow, lane: Lane) -> None:
    head = {"marker-end": f"url(#{key}-{arrow.tone.value})"}
    SubElement(svg, "path", {"d": lane.path(), "fill": "none", **_stroke(arrow.tone), **head})
    gravest = fit(f"{arrow.tone.sign} {arrow.counts[0]}", RUN - HEAD, 13)
    _text(svg, lane.label_x, lane.y - 8, gravest, 13, STROKES[arrow.tone].colour, "600")
    if len(arrow.counts) > 1:
        _text(svg, lane.label_x, lane.y + 17, fit(f"and {', '.join(arrow.counts[1:])}", RUN - HEAD, 12), 12)


def _stroke(tone: Tone) -> dict[str, str]:
    stroke = STROKES[tone]
    line = {"stroke": stroke.colour, "stroke-width": f"{stroke.width:g}"}
    return line | ({"stroke-dasharray": stroke.dashes} if stroke.dashes else {})


def _box(svg: Element, box: Box) -> None:
    corner = {"x": f"{box.x - BOX_WIDTH / 2:g}", "y": f"{box.y - BOX_HEIGHT / 2:g}", "rx": "8"}
    size = {"width": str(BOX_WIDTH), "height": str(BOX_HEIGHT)}
    SubElement(svg, "rect", {**corner, **size, "fill": PAPER, "stroke": INK, "stroke-width": "1.5"})
    _named(svg, box.person, box.x, box.y, BOX_WIDTH - 14)


def _middle(svg: Element, person: Person, x: float, y: float) -> None:
    circle = {"cx": f"{x:g}", "cy": f"{y:g}", "r": str(RADIUS)}
    SubElement(svg, "circle", {**circle, "fill": PAPER, "stroke": INK, "stroke-width": "4"})
    _named(svg, person, x, y, 2 * RADIUS - 18)


def _named(svg: Element, person: Person, x: float, y: float, room: float) -> None:
    _text(svg, x, y - 2, fit(person.name, room, 15), 15, weight="600")
    _text(svg, x, y + 18, fit(person.below, room, 13), 13)


def _legend(svg: Element, tone: Tone, x: float, y: float) -> None:
    ends = {"x1": f"{x:g}", "x2": f"{x + 34:g}", "y1": f"{y:g}", "y2": f"{y:g}"}
    SubElement(svg, "line", {**ends, **_stroke(tone)})
    _text(svg, x + 42, y + 4, f"{tone.sign} {STROKES[tone].legend}", 12, anchor="start")


def _text(
    svg: Element,
    x: float,
    y: float,
    words: str,
    size: int,
    colour: str = INK,
    weight: str = "400",
    anchor: str = "middle",
) -> None:
    look = {"font-size": str(size), "font-weight": weight, "text-anchor": anchor, "fill": colour}
    SubElement(svg, "text", {"x": f"{x:g}", "y": f"{y:g}", **look}).text = words
