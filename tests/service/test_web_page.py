"""The page of a report: whole by itself, safe with any words, in order for a screen reader, and never falsely green."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files
from itertools import pairwise

import pytest

from matching.findings import Outcome
from matching.report_parts import Tone
from service.web.render import to_html
from tests.reports import example
from tests.service.page import Element, read

HARMFUL = '</style><script>alert("x")</script><img src=x onerror=y>\' & "quoted"'


@pytest.fixture(scope="module")
def page() -> Element:
    """The page of the example with three residents."""
    return read(to_html(example.report()))


def test_the_page_has_one_h1_and_no_heading_skips_a_level(page: Element) -> None:
    levels = [int(e.tag[1]) for e in page.all() if re.fullmatch("h[1-6]", e.tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_has_its_landmarks_language_and_a_way_past_the_contents(page: Element) -> None:
    assert page.one("html").attributes["lang"] == "en-GB"
    for landmark in ("header", "nav", "main", "footer"):
        assert page.one(landmark).words
    assert next(page.all("a")).attributes["href"] == f"#{page.one('main').attributes['id']}"


def test_every_link_leads_to_a_part_of_the_same_page_and_every_id_is_there_once(page: Element) -> None:
    ids = [e.attributes["id"] for e in page.all() if "id" in e.attributes]
    links = [e.attributes["href"] for e in page.all("a")]
    assert len(ids) == len(set(ids))
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def test_the_page_asks_nothing_of_the_network_and_runs_nothing(page: Element) -> None:
    html = to_html(example.report())
    assert set(re.findall(r"https?://[^\"'<\s]+", html)) == {"http://www.w3.org/2000/svg"}
    assert "url(" not in re.sub(r"url\(#", "", html)
    assert not [e.tag for e in page.all() if e.tag in {"script", "link", "img", "iframe", "form", "object", "base"}]
    assert not [name for e in page.all() for name in e.attributes if name.startswith("on") or name == "style"]


def test_the_one_style_sheet_is_let_in_by_its_digest_and_nothing_else_is(page: Element) -> None:
    policies = [e.attributes["content"] for e in page.all("meta") if "http-equiv" in e.attributes]
    style = "".join(part for part in page.one("style").inside if isinstance(part, str))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policies == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]


def test_search_engines_are_kept_out_and_the_title_names_no_child() -> None:
    page = read(to_html(example.report(name="Zebedee")))
    robots = [e.attributes["content"] for e in page.all("meta") if e.attributes.get("name") == "robots"]
    assert robots == ["noindex, nofollow, noarchive"]
    head_title = next(page.one("head").all("title"))
    assert "R-1" in head_title.words
    assert not [n for n in ("Zebedee", *example.NAMES) if n in head_title.words]


def test_a_name_that_is_markup_is_shown_as_words() -> None:
    page = read(to_html(example.report(name=HARMFUL)))
    assert not list(page.all("script"))
    assert not list(page.all("img"))
    assert HARMFUL in next(page.all("dl")).words


def test_a_name_cannot_end_the_line_at_the_head_of_the_printed_page() -> None:
    style = next(read(to_html(example.report(name='"; } body { display: none } </style>'))).all("style")).words
    assert "display: none }" not in style.rpartition("@top-left")[2]


def test_quotation_marks_in_somebodys_words_survive(page: Element) -> None:
    quotes = [q.words for q in page.all("q")]
    assert 'She said "leave me" & <cried>.' in quotes


def test_every_table_has_a_caption_and_every_heading_cell_a_scope(page: Element) -> None:
    tables = list(page.all("table"))
    assert len(tables) > 5
    for table in tables:
        assert table.one("caption").words
        assert all(th.attributes.get("scope") in {"col", "row", "rowgroup"} for th in table.all("th"))
        assert all(th.words for th in table.all("th"))


def test_each_cell_carries_its_columns_name_for_narrow_screens(page: Element) -> None:
    for table in page.all("table"):
        names = [th.words for th in table.one("thead").all("th")]
        for row in table.all("tr"):
            cells = [td.attributes["data-label"] for td in row.all("td")]
            assert cells in ([], names[1:])


def test_every_finding_has_exactly_one_row_under_every_rule(page: Element) -> None:
    _, found = example.checked(example.world())
    rows = [tr for tr in page.of_id("rules").all("tr") if list(tr.all("td"))]
    assert len(rows) == len(found.findings)


def test_each_arrow_of_the_picture_is_also_a_line_of_words_for_screens_too_narrow_for_it(page: Element) -> None:
    picture = page.one("figure", "group-picture")
    drawn = [e for e in picture.all("path") if "marker-end" in e.attributes]
    lines = list(picture.one("ul", "as-list").all("li"))
    assert len(lines) == len(drawn) > 0
    described = picture.one("desc").words
    for line in lines:
        assert line.one("span", "sign").words
        source, _, target = line.words.partition(" from ")[2].partition(" to ")
        assert f"From {source} to {target}: " in described


@pytest.mark.parametrize("children", [0, 1, 5])
def test_each_child_has_a_part_of_the_page(children: int) -> None:
    parts = [e for e in read(to_html(example.report(children))).all("section") if "child-" in e.attributes["id"]]
    assert len(parts) == children


def test_what_blocks_and_what_is_red_stand_in_the_answer(page: Element) -> None:
    answer = page.of_id("answer")
    assert "No bedroom is free" in answer.words
    assert "badly hurt" in answer.words


def test_no_finding_that_is_not_known_is_shown_as_met(page: Element) -> None:
    _, found = example.checked(example.world())
    reasons = {" ".join(f.reason.split()) for f in found.outcome(Outcome.NOT_KNOWN)}
    rows = [tr for tr in page.of_id("rules").all("tr") if list(tr.all("td"))]
    unknown = [tr for tr in rows if list(tr.all("td"))[-1].words in reasons]
    assert len(unknown) == len(found.outcome(Outcome.NOT_KNOWN)) > 0
    assert all(not list(tr.all(name="met")) and list(tr.all(name="unknown")) for tr in unknown)
    assert any(list(tr.all(name="met")) for tr in rows)
    assert not list(page.of_id("unknown").all(name="met"))


def test_every_mark_has_words_and_the_sign_of_its_meaning(page: Element) -> None:
    for mark in page.all(name="mark"):
        tone = Tone(mark.classes[1])
        assert mark.one(name="sign").words == tone.sign
        assert len(mark.words) > len(tone.sign) + 1


def test_the_scale_shows_four_bands_and_says_where_the_range_ends() -> None:
    scale = read(to_html(example.report(without=("free-bedroom",)))).one("ol", "scale")
    bands = list(scale.all("li"))
    assert len(bands) == 4
    assert ["in" in b.classes for b in bands] == [True, True, False, False]
    assert "at worst" in bands[0].words
    assert "at best" in bands[1].words


def test_the_same_report_is_the_same_bytes() -> None:
    assert to_html(example.report()) == to_html(example.report())


def test_a_loose_printed_page_tells_whose_it_is() -> None:
    style = read(to_html(example.report())).one("style").words
    head = re.sub(r"\\([0-9a-f]+) ", lambda m: chr(int(m[1], 16)), style.rpartition("@top-left")[2])
    assert "Tamsin, born 3 May 2013, referral R-1" in head


def test_the_colours_of_every_mark_can_be_told_from_their_ground() -> None:
    css = (files("service.web") / "templates" / "blocks.css").read_text(encoding="utf-8")
    pairs = re.findall(r"\.mark\.\w+[^{]*\{ color: (#\w+); background: (#\w+|var\(--wash\))", css)
    assert len(pairs) == 6
    for colour, ground in pairs:
        assert contrast(colour, "#f3f5f7" if ground.startswith("var") else ground) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, by the formula of the Web Content Accessibility Guidelines 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
