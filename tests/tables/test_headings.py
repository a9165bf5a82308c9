"""A column that stands under another heading is read where somebody says so, in every table that has no fixed heads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from matching.errors import BadInput
from matching.formats import home_table, referral_table, vacancy_table
from matching.tables.raw import NamedFile
from scenarios.generators.returns import example_tables

TABLES = {file.name: file.data for file in example_tables()}
READ: dict[str, tuple[Callable[..., Any], str]] = {
    "homes.csv": (home_table.read, "Registered places"),
    "vacancies.csv": (vacancy_table.read, "Free places"),
    "referrals.csv": (referral_table.read, "Date of birth"),
}


@pytest.mark.parametrize("name", READ)
def test_a_column_under_another_heading_is_read_where_that_is_said_and_refused_where_it_is_not(name: str) -> None:
    read, ours = READ[name]
    assert ours.encode() in TABLES[name]
    files = [NamedFile(name, TABLES[name].replace(ours.encode(), b"Our own word", 1))]
    assert read(files, {ours: "our own WORD"}) == read([NamedFile(name, TABLES[name])])
    with pytest.raises(BadInput, match="nothing is read from column"):
        read(files)
    with pytest.raises(BadInput, match="no table has the heading given for"):
        read(files, {ours: "another"})
    with pytest.raises(BadInput, match="there is no column 'Colour'"):
        read(files, {"Colour": "Our own word"})


def test_a_heading_that_is_said_counts_where_it_is_and_leaves_other_tables_and_columns_as_they_were() -> None:
    kid, id = (
        TABLES[name].replace(b"Child", new, 1) for name, new in (("referrals.csv", b"Kid"), ("needs.csv", b"Child id"))
    )
    files = [NamedFile("referrals.csv", kid), NamedFile("needs.csv", id)]
    as_ours = [NamedFile(file.name, TABLES[file.name]) for file in files]
    assert referral_table.read(files, {"Child": "Kid"}) == referral_table.read(as_ours)
    free = TABLES["vacancies.csv"]
    beside = [NamedFile("vacancies.csv", free.replace(b"Free places", b"Vacancies", 1).replace(b"Note", b"Places", 1))]
    assert [told.places for told in vacancy_table.read(beside, {"Free places": "Vacancies"}).vacancies] == [2]
    with pytest.raises(BadInput, match="would be read as Free from and as Free until"):
        vacancy_table.read([NamedFile("vacancies.csv", free)], {"Free from": "Free until"})


def test_the_headings_that_are_known_are_told_once_and_not_for_every_strange_one() -> None:
    strange = TABLES["vacancies.csv"].replace(b"\r\n", b",\r\n").replace(b",\r\n", b",One,Two\r\n", 1)
    with pytest.raises(BadInput) as refused:
        vacancy_table.read([NamedFile("vacancies.csv", strange)])
    ways = [p.way_out for p in refused.value.problems if "nothing is read from column" in p.what]
    assert [("Known are: URN" in way) for way in ways] == [True, False]
