"""The plain text of a report: the same facts as the page, inside any width, and nothing that steers a terminal."""

from __future__ import annotations

import re
from unicodedata import category

import pytest
from rich.cells import cell_len

from matching.report_parts import Mark, Report
from service.web.text import to_text
from tests.reports import example
from tests.reports.reading import phrases


@pytest.fixture(scope="module")
def report() -> Report:
    """The example with three residents."""
    return example.report()


def test_every_word_of_the_report_is_in_its_text(report: Report) -> None:
    text = flat(to_text(report, width=20_000))
    said = [p if isinstance(p, str) else p.words for p in phrases(report.opening + report.sections)]
    assert len(said) > 100
    assert [words for words in said if flat(words) not in text] == []


def test_every_heading_and_the_footer_are_in_the_text(report: Report) -> None:
    text = flat(to_text(report, width=20_000))
    assert all(flat(words) in text for words in (report.title, *(s.title for s in report.sections), *report.footer))


@pytest.mark.parametrize("width", [32, 60, 80, 132])
def test_no_line_is_wider_than_was_asked(report: Report, width: int) -> None:
    lines = to_text(report, width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_marks_are_told_by_sign_and_words(report: Report) -> None:
    text = flat(to_text(report, width=20_000))
    marks = {(p.tone.sign, p.words) for p in phrases(report.sections) if isinstance(p, Mark)}
    assert all(f"[{sign} {words}]" in text for sign, words in marks)


def test_the_scale_is_told_without_colour() -> None:
    text = to_text(example.report(without=("free-bedroom",)))
    assert "|#| Outside registration or statement of purpose <- at worst" in text
    assert "|#| Not with the present group or staffing unless… <- at best" in text
    assert "| | Good match\n" in text


def test_the_picture_is_told_in_words(report: Report) -> None:
    assert "From Tamsin to Asha: 1 red." in to_text(report)


def test_nothing_in_a_name_can_steer_the_terminal_or_turn_letters_round() -> None:
    text = to_text(example.report(name="Ta\x1b[31m\x07\x9bms\u202ein[bold]"))
    assert "Ta[31mmsin[bold]" in text
    assert {c for c in text if category(c) == "Cc"} == {"\n"}


def test_the_text_is_the_same_whatever_the_terminal_says(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    before = to_text(report)
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "33", "TERM": "xterm-256color"}.items():
        monkeypatch.setenv(name, value)
    assert to_text(report) == before


def flat(words: str) -> str:
    return re.sub(r"\s+", " ", words)
