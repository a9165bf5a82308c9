"""The picture of who may affect whom: nothing overlaps or is cut off, nothing is told by colour alone."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import pytest

from matching.report_parts import Arrow, Person, Picture, Tone
from service.web.picture import STROKES, draw, in_words
from service.web.picture_words import fit, width_of
from tests.service.page import Element, read

COUNTS = ("12 red", "13 not known", "14 limits nothing", "15 benefit")


def busy(children: int, name: str = "Wilhelmina-Maximiliana") -> Picture:
    """A picture with an arrow of many findings each way for each child."""
    around = tuple(Person(f"C-{n}", f"{name}{n}", "age not known") for n in range(children))
    tones = [t for t in Tone if t is not Tone.NONE]
    arrows = [
        Arrow(*ends, tones[n % len(tones)], COUNTS) for n, p in enumerate(around) for ends in (("N", p.id), (p.id, "N"))
    ]
    return Picture("Who may affect whom", "Arrows.", Person("N", name, "referred"), around, tuple(arrows))


class Extent(NamedTuple):
    """What a text takes up, from its left to its right and its top to its bottom."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: Extent) -> bool:
        """Whether two texts overlap."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)


def extent(text: Element) -> Extent:
    size = int(text.attributes["font-size"])
    wide, x, y = width_of(text.words, size), float(text.attributes["x"]), float(text.attributes["y"])
    left = x - wide / 2 if text.attributes["text-anchor"] == "middle" else x
    return Extent(left, left + wide, y - 0.8 * size, y + 0.25 * size)


@pytest.mark.parametrize("children", range(1, 13))
def test_no_label_meets_another_or_is_cut_off(children: int) -> None:
    svg = read(draw(busy(children)))
    _, _, width, height = map(float, svg.one("svg").attributes["viewbox"].split())
    extents = [extent(t) for t in svg.all("text")]
    assert all(e.left >= 0 and e.right <= width and e.top >= 0 and e.bottom <= height for e in extents)
    assert not [(a, b) for a, b in combinations(extents, 2) if a.meets(b)]


@pytest.mark.parametrize("children", range(13))
def test_every_child_and_every_arrow_is_drawn_once(children: int) -> None:
    svg = read(draw(busy(children)))
    arrows = [p for p in svg.all("path") if "marker-end" in p.attributes]
    assert len(arrows) == len({p.attributes["d"] for p in arrows}) == 2 * children
    assert len(list(svg.all("rect"))) == children


def test_tones_are_told_apart_by_width_or_dashes_and_by_a_sign() -> None:
    assert len({(s.width, s.dashes) for s in STROKES.values()}) == len(STROKES)
    assert set(STROKES) == set(Tone) - {Tone.NONE}
    assert STROKES[Tone.UNKNOWN].dashes


def test_each_label_begins_with_the_sign_and_count_of_the_gravest() -> None:
    arrow = Arrow("N", "C-0", Tone.UNLESS, ("2 red", "1 not known"))
    labels = labels_of(Picture("t", "d", Person("N", "Tamsin"), (Person("C-0", "Asha"),), (arrow,)))
    assert "▲ 2 red" in labels
    assert "and 1 not known" in labels


def test_the_picture_says_itself_in_words() -> None:
    picture = busy(2)
    svg = read(draw(picture))
    said = svg.one("desc").words
    assert svg.one("svg").attributes["role"] == "img"
    assert svg.one("title").words == "Who may affect whom"
    assert len(in_words(picture)) == 4
    assert all(sentence in said for sentence in in_words(picture))


def test_a_name_that_is_markup_is_drawn_as_words() -> None:
    svg = draw(busy(1, name="<g/>&"))
    assert "<g/>" not in svg
    assert "&lt;g/&gt;&amp;" in svg


def test_two_pictures_on_a_page_share_no_id() -> None:
    ids = [{e.attributes["id"] for e in read(draw(busy(2), key)).all() if "id" in e.attributes} for key in ("a", "b")]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_the_same_picture_is_the_same_bytes() -> None:
    assert draw(busy(5)) == draw(busy(5))


@pytest.mark.parametrize("words", ["", "W" * 4000, "i" * 4000, "名" * 40, "Asha"])
def test_words_cut_to_fit_never_take_more_room(words: str) -> None:
    cut = fit(words, 118, 15)
    assert width_of(cut, 15) <= 118
    assert cut == words or cut.endswith("…")


def labels_of(picture: Picture) -> list[str]:
    return [t.words for t in read(draw(picture)).all("text")]
