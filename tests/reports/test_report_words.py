"""Findings, days and numbers in words, and the marks that tell what a finding means."""

from __future__ import annotations

import pkgutil
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import reports
from matching.findings import Band, Finding, Outcome
from matching.listing import listed, nearest_first
from matching.report_parts import Cell, Mark, Soft, Tone, lines
from matching.report_words import (
    counted,
    day,
    from_to,
    gravest_first,
    is_benefit,
    mark_of,
    number,
    there_and_back,
    tone_of,
    weekday,
)
from matching.reports import REPORTS

findings = st.builds(
    Finding,
    rule=st.just("made-up"),
    title=st.just("Made up"),
    outcome=st.sampled_from(Outcome),
    worst=st.sampled_from(Band),
    best=st.sampled_from(Band),
    points_low=st.integers(-2, 2),
    reason=st.just("Made up."),
)


@given(findings)
def test_only_what_is_met_and_limits_nothing_looks_met(finding: Finding) -> None:
    met = finding.outcome is Outcome.MET and finding.worst is Band.GOOD
    assert (tone_of(finding) is Tone.MET) is met
    assert not is_benefit(finding) or finding.outcome is Outcome.MET


@given(findings)
def test_a_mark_says_the_outcome_and_how_bad_it_is_or_could_be(finding: Finding) -> None:
    mark = mark_of(finding)
    assert mark.words.startswith(finding.outcome.value)
    assert ("red" in mark.words) is (finding.worst is Band.NOT_UNLESS)
    assert ("block" in mark.words) is (finding.worst is Band.OUTSIDE)
    assert ("could" in mark.words) is (finding.outcome is Outcome.NOT_KNOWN and finding.worst is not Band.GOOD)


@given(st.lists(findings))
def test_the_gravest_comes_first_and_none_is_lost(found: list[Finding]) -> None:
    ordered = gravest_first(found)
    assert [f.worst for f in ordered] == sorted(f.worst for f in found)
    assert len(ordered) == len(found)


def test_every_tone_has_a_sign_of_its_own() -> None:
    assert len({t.sign for t in Tone}) == len(Tone)
    assert [t.gravity for t in Tone] == list(range(len(Tone)))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ((), ()),
        (("a", Soft("b")), (("a",), (Soft("b"),))),
        ((Mark("m", Tone.MET), "a", "b"), ((Mark("m", Tone.MET), "a"), ("b",))),
        (("a", Mark("m", Tone.MET)), (("a",), (Mark("m", Tone.MET),))),
    ],
)
def test_each_phrase_has_its_line_and_a_mark_leads_the_next(cell: Cell, shown: tuple[Cell, ...]) -> None:
    assert lines(cell) == shown


def test_days_numbers_and_lists_read_as_written_by_hand() -> None:
    assert day(date(2026, 12, 4)) == "4 December 2026"
    assert [number(n) for n in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]
    assert counted(1, "thing") == "one thing"
    assert counted(2, "matter is", "matters are") == "two matters are"
    assert weekday(date(2026, 12, 4)) == "Friday 4 December 2026"
    assert [from_to(date(2026, 12, 31), date(*last)) for last in ((2026, 12, 31), (2027, 1, 2))] == [
        "Thursday 31 December 2026",
        "Thursday 31 December 2026 to Saturday 2 January 2027",
    ]
    assert from_to(date(2026, 11, 30), date(2026, 12, 2)) == "Monday 30 November to Wednesday 2 December 2026"
    assert from_to(date(2026, 12, 4), date(2026, 12, 6)) == "Friday 4 to Sunday 6 December 2026"
    assert there_and_back(date(2026, 12, 4), date(2026, 12, 6)) == "Friday 4 December, home on Sunday 6 December 2026"
    assert [listed(w) for w in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_every_report_file_is_registered_and_says_whom_it_is_for() -> None:
    files = {m.name for m in pkgutil.iter_modules(reports.__path__)}
    assert {getattr(r, "__name__", "").rpartition(".")[2] for r in REPORTS} == files
    assert len({r.ID for r in REPORTS}) == len(REPORTS)
    assert all((r.__doc__ or "").splitlines()[0].endswith(".") for r in REPORTS)


@pytest.mark.parametrize(
    ("word", "first"),
    [("F-1", "F-01"), ("f 10", "F-10"), ("F-12", "F-12"), ("zebra", "F-01"), ("ROOM-2", "room 2")],
)
def test_names_most_like_an_unknown_one_come_first_and_it_is_not_repeated(word: str, first: str) -> None:
    named = nearest_first(word, [*(f"F-{n:02}" for n in range(1, 17)), "room 1", "room 2"])
    assert named.startswith(f"{first}, ")
    assert named.endswith(" and 6 more")
    assert "zebra" not in named
