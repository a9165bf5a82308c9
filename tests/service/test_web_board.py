"""The page of a board: real tables with names for every night, nothing told by colour alone, safe with any words."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest

from matching.report_parts import Bar, BreaksAsked
from matching.reports import break_board, break_letter
from matching.short_breaks.board.naming import Naming
from service.web.bars import LENGTH, draw_bar
from service.web.render import to_html
from service.web.text import to_text
from tests.service.page import Element, read
from tests.service.test_web_page import HARMFUL, contrast
from tests.short_breaks.small_allocation import Given, small


def html(given: Given | None = None, **asked: Any) -> str:
    return to_html(break_board.write(BreaksAsked(*(given or small()), **asked)))


def letter() -> str:
    return to_html(break_letter.write(BreaksAsked(*small(), families=("F-0001",))))


@pytest.fixture(scope="module", params=["board", "letter"])
def page(request: pytest.FixtureRequest) -> Element:
    """The page of a board, and of a letter."""
    return read(html() if request.param == "board" else letter())


@pytest.fixture(scope="module")
def board() -> Element:
    """The page of a board."""
    return read(html())


def test_every_id_is_there_once_and_every_link_and_label_leads_to_one(page: Element) -> None:
    ids = [e.attributes["id"] for e in page.all() if "id" in e.attributes]
    named = [e.attributes["href"][1:] for e in page.all("a")]
    named += [e.attributes["aria-labelledby"] for e in page.all() if "aria-labelledby" in e.attributes]
    assert len(ids) == len(set(ids))
    assert set(named) <= set(ids)


def test_no_heading_skips_a_level(page: Element) -> None:
    levels = [int(e.tag[1]) for e in page.all() if re.fullmatch("h[1-6]", e.tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_asks_nothing_of_the_network_and_runs_nothing(page: Element) -> None:
    assert not [e.tag for e in page.all() if e.tag in {"script", "link", "img", "iframe", "form", "object", "base"}]
    assert not [name for e in page.all() for name in e.attributes if name.startswith("on") or name == "style"]
    assert "url(" not in page.one("style").words


def test_every_table_has_a_caption_and_every_heading_cell_a_scope_and_words(page: Element) -> None:
    for table in page.all("table"):
        assert table.one("caption").words
        assert all(th.attributes.get("scope") in {"col", "row", "rowgroup", "colgroup"} for th in table.all("th"))
        assert all(th.words for th in table.all("th"))


def test_every_row_of_a_board_has_a_cell_for_each_of_its_nights(board: Element) -> None:
    for table in board.all("table", "nights"):
        nights = len(list(table.all("th", "night")))
        for body in table.all("tbody"):
            for row in body.all("tr"):
                assert sum(int(td.attributes.get("colspan", 1)) for td in row.all("td")) == nights


def test_every_night_is_headed_by_its_whole_date(board: Element) -> None:
    heads = [th.attributes["abbr"] for th in board.all("th", "night")]
    assert heads[0] == "Monday 30 November 2026"
    assert len(set(heads)) == len(heads) == small().period.nights


def test_every_stay_is_told_in_words_with_its_firmness_and_draw(board: Element) -> None:
    stays = list(board.all("td", "stay"))
    told = [td.one("span", "unseen").words for td in stays]
    assert len(stays) >= len(small().allocation.stays)
    assert all(
        re.search(r"night.*(committed|confirmed|given out|newly planned|taken), (shares staff|1:1|2:1)", t)
        for t in told
    )
    signs = [sign.words for td in stays for sign in td.all("span", "sign")]
    assert sorted(signs) == ["■", "◆", "◆"]


def test_a_figure_that_falls_short_says_so_in_words_and_by_a_sign() -> None:
    period, allocation = small()
    homes = (period.homes[0].model_copy(update={"staff": ()}),)
    page = read(html(Given(period.model_copy(update={"homes": homes}), allocation)))
    short = list(page.all("td", "short"))
    assert short
    assert all("▲" in td.words and "short" in td.words for td in short)


def test_the_box_of_a_board_scrolls_by_keyboard_and_has_a_name(board: Element) -> None:
    boxes = list(board.all("div", "nights-box"))
    assert boxes
    for box in boxes:
        assert box.attributes["tabindex"] == "0"
        assert box.attributes["role"] == "region"
        assert box.one("caption").attributes["id"] == box.attributes["aria-labelledby"]


def test_a_name_that_is_markup_is_shown_as_words() -> None:
    period, allocation = small()
    world = period.world
    child = world.referrals[0].child.model_copy(update={"name": HARMFUL})
    referrals = (world.referrals[0].model_copy(update={"child": child}), *world.referrals[1:])
    home = world.homes[0].model_copy(update={"name": HARMFUL})
    world = world.model_copy(update={"referrals": referrals, "homes": (home,)})
    families = tuple(f.model_copy(update={"reason": HARMFUL}) for f in allocation.families)
    given = Given(period.model_copy(update={"world": world}), allocation.model_copy(update={"families": families}))
    page = read(html(given, naming=Naming.NAMES))
    assert not list(page.all("script"))
    assert not list(page.all("img"))
    assert HARMFUL in page.words


def test_the_same_board_is_the_same_bytes() -> None:
    assert html() == html()


def test_the_page_lies_on_its_side_only_where_it_is_wide() -> None:
    assert "size: landscape" in html()
    assert "size: landscape" not in letter()


def test_the_text_of_a_board_tells_every_stay_in_lines_no_wider_than_asked() -> None:
    text = to_text(break_board.write(BreaksAsked(*small())), 100)
    flat = " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 100
    for stay in small().allocation.stays:
        assert re.search(rf"{stay.family}, \w+ {stay.first_night.day} ", flat)


@pytest.mark.parametrize(
    ("part", "line", "whole", "longest", "drawn"),
    [(5, 3, 10, 20, (160, 80, 48)), (0, 0, 4, 4, (320, 0, None)), (9, 2, 4, 4, (320, 320, 160))],
)
def test_a_bar_is_as_long_as_its_share_of_the_scale(
    part: int, line: int, whole: int, longest: int, drawn: tuple[float, float, float | None]
) -> None:
    svg = read(draw_bar(Bar("words", part, line, whole, longest))).one("svg")
    assert [float(rect.attributes["width"]) for rect in svg.all("rect")] == list(drawn[:2])
    lines = {float(line.attributes["x1"]) for line in svg.all("line")}
    assert lines == (set() if drawn[2] is None else {drawn[2]})
    assert svg.attributes["aria-label"] == svg.one("title").words == "words"
    assert LENGTH == 320


def test_words_can_be_told_from_every_shade_of_the_board() -> None:
    css = (files("service.web") / "templates" / "board.css").read_text(encoding="utf-8")
    screen = css.partition("@media print")[0]
    shades = re.findall(r"background(?:-color)?: (#\w+);", screen)
    assert len(set(shades)) >= 8
    assert [shade for shade in shades if contrast("#1b262c", shade) < 7] == []
    assert all(contrast("#37434b", shade) >= 4.5 for shade in shades)
    figures = re.findall(r"\.(?:weekend|holiday-night)[^{]*\{ background-color: (#\w+)", screen)
    assert all(contrast("#5f6c74", shade) >= 4.5 for shade in figures)
