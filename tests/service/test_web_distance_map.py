"""The map of how far homes are: every home is on it, none hides another, and the words say the same."""

from __future__ import annotations

from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.world.place import Place
from service.web.distance_map import FOOT, NARROW, WIDTH, Drawn, Spot, draw, in_words

SVG = "{http://www.w3.org/2000/svg}"
METRES = st.integers(-60_000, 60_000)


def placed(east: int, north: int) -> Place:
    return Place(easting=400_000 + east, northing=400_000 + north)


def drawn(homes: list[tuple[int, int]], school: tuple[int, int] | None = (-9_000, 0)) -> Drawn:
    spots = (Spot(number, f"Home {number}", placed(*at), 1.0, None) for number, at in enumerate(homes, 1))
    return Drawn(placed(0, 0), None if school is None else placed(*school), tuple(spots))


def marks(svg: Element) -> list[Element]:
    """What homes stand under."""
    return [each for each in svg.iter(f"{SVG}rect") if each.get("rx")]


def squares(svg: Element) -> list[Element]:
    return [each for each in svg.iter(f"{SVG}rect") if each.get("width") == "12"]


RIM = 1.2
"""Marks may touch by as much as this."""


def overlap(one: Element, other: Element) -> bool:
    def meet(begins: str, long: str) -> bool:
        (first, ends), (second, _) = sorted((float(e.get(begins, "")), float(e.get(long, ""))) for e in (one, other))
        return second - first < ends - RIM

    return meet("x", "width") and meet("y", "height")


def numbers_on(svg: Element) -> list[int]:
    """The places of the order that can be read on the map."""
    read = list[int]()
    for text in svg.iter(f"{SVG}text"):
        for part in (text.text or "").split(", "):
            first, _, last = part.partition("\N{EN DASH}")
            if first.isdecimal():
                read += range(int(first), int(last or first) + 1)
    return sorted(read)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(METRES, METRES), min_size=1, max_size=20),
    st.tuples(METRES, METRES),
    st.sampled_from([WIDTH, NARROW]),
)
def test_every_home_is_on_the_map_once_and_no_mark_hides_another(
    homes: list[tuple[int, int]], school: tuple[int, int], width: int
) -> None:
    svg = svg_of(drawn(homes, school), width)
    assert numbers_on(svg) == list(range(1, len(homes) + 1))
    left = [float(mark.get("x", "")) for mark in marks(svg)]
    wide = [float(mark.get("width", "")) for mark in marks(svg)]
    assert all(x >= -RIM and x + room <= width + RIM for x, room in zip(left, wide, strict=True))
    assert not any(overlap(one, other) for one, other in combinations(marks(svg), 2))


def svg_of(what: Drawn, width: int = WIDTH) -> Element:
    return fromstring(draw(what, width=width))  # noqa: S314 - our own drawing


def test_homes_at_the_school_stand_under_it_by_their_numbers_with_a_line_to_where_they_are() -> None:
    svg = svg_of(drawn([(20_000, 0), (-9_000, 0), (-9_000, 0), (-9_000, 0)]))
    texts = [each.text for each in svg.iter(f"{SVG}text")]
    assert "2\N{EN DASH}4" in texts
    assert "School" in texts
    assert "Own home" in texts
    assert len(list(svg.iter(f"{SVG}line"))) == 1
    assert not any(overlap(one, other) for one in squares(svg) for other in marks(svg))


def test_homes_in_one_line_take_no_empty_ground() -> None:
    flat, wide = (float(draw_of(h).get("height", "")) for h in ([(80_000, 0)], [(80_000, 40_000)]))
    assert flat < wide
    assert flat >= FOOT


def draw_of(homes: list[tuple[int, int]]) -> Element:
    return svg_of(drawn(homes))


def test_what_is_drawn_is_said_in_words() -> None:
    assert in_words(drawn([(20_000, 0)])) in draw(drawn([(20_000, 0)]))
