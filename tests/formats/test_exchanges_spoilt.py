"""However a file has been spoilt, it is read or refused: nothing else ever comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.errors import BadInput, Problem
from matching.formats import (
    home_table,
    placements_standard,
    provider_list,
    referral_table,
    safeguarding_dataset,
    ssda903,
    vacancy_table,
)
from matching.tables.raw import NamedFile
from scenarios import storybook
from scenarios.generators.returns import example_tables
from scenarios.storybook import TODAY

READERS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "ssda903": (ssda903.read, ("header.csv", "episodes.csv")),
    "safeguarding dataset": (
        safeguarding_dataset.read,
        ("ssd_person.csv", "ssd_cla_placement.csv", "ssd_legal_status.csv"),
    ),
    "providers": (provider_list.read, ("providers.csv",)),
    "homes": (home_table.read, ("homes.csv",)),
    "vacancies": (vacancy_table.read, ("vacancies.csv",)),
    "referrals": (referral_table.read, ("referrals.csv", "needs.csv", "siblings.csv")),
    "answers": (placements_standard.read_answers, ("answers.csv",)),
}

SCRAPS = (
    *(b",", b'"', b"\n", b"\r", b"\0", b"\xff", b"\xe9", b"=", b"'", b"99/99/9999", b"01/13/2020", b"2026-02-30"),
    *(b"K2", b"X" * 5000, "\u202e".encode(), "\u00a0".encode(), b"1e308", b"-1", b";;", b"none", b"\xef\xbb\xbf"),
)


@cache
def sent() -> dict[str, bytes]:
    return {file.name: file.data for file in example_tables()}


@st.composite
def spoilt(draw: st.DrawFn, data: bytes) -> bytes:
    """The file with scraps put in, stretches taken out, or lines in another order."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        gone = draw(st.sampled_from([0, 0, 1, 3, 40]))
        data = data[:at] + draw(st.sampled_from(SCRAPS)) + data[at + gone :]
    lines = data.split(b"\n")
    return b"\n".join(draw(st.sampled_from([lines, lines[::-1], [*lines, *lines[1:]], lines[1:]])))


def problems_of(read: Callable[[Sequence[NamedFile]], object], files: Sequence[NamedFile]) -> Sequence[Problem]:
    """What a reader finds wrong; nothing where it reads the files."""
    try:
        read(files)
    except BadInput as refused:
        return refused.problems
    return ()


@pytest.mark.parametrize("name", READERS)
def test_a_spoilt_file_is_read_or_refused_with_a_way_out_for_everything(name: str) -> None:
    read, files = READERS[name]

    @given(st.data())
    @settings(max_examples=60)
    def is_answered(data: st.DataObject) -> None:
        which = data.draw(st.sampled_from(files))
        there = [NamedFile(f, data.draw(spoilt(sent()[f])) if f == which else sent()[f]) for f in files]
        assert all(p.where and p.what and p.way_out for p in problems_of(read, there))

    is_answered()


@given(st.data())
@settings(max_examples=30)
def test_a_spoilt_workbook_is_read_or_refused(data: st.DataObject) -> None:
    table = home_table.table_of((storybook.home(),), TODAY)
    file = NamedFile("homes.xlsx", data.draw(spoilt(home_table.workbook(table))))
    assert all(p.where and p.what and p.way_out for p in problems_of(home_table.read, [file]))
