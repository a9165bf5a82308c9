"""The workbook of a plan holds every stay, family and level, as text where it is text, and the same each time."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from matching.break_words.levels import AS_WHEN_MADE
from matching.break_words.price import price_of_fairness
from matching.exports import break_workbook
from matching.exports.break_workbook.boards import sheet_name
from matching.report_parts import BreaksAsked
from matching.short_breaks.entitlement import entitlement
from matching.short_breaks.period import LevelChoice
from scenarios.generators.short_breaks import Shape
from tests.short_breaks.small_allocation import Given, small

FORMULA = '=HYPERLINK("http://example.org","x")'


def written(given: Given | None = None, **asked: Any) -> bytes:
    return break_workbook.write(BreaksAsked(*(given or small()), **asked))


def rows(data: bytes, sheet: str) -> list[list[Any]]:
    return list(CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python())


def test_there_is_a_sheet_for_each_home_and_one_each_for_stays_families_record_levels_and_rules() -> None:
    given = small(Shape(2, 30, 13, (5, 6)))
    names = CalamineWorkbook.from_filelike(io.BytesIO(written(given))).sheet_names
    assert names == ["1 Home 1", "2 Home 2", "Stays", "Families", "Record", "Levels", "Rules"]


def test_every_stay_has_a_row() -> None:
    found = rows(written(), "Stays")[1:]
    stays = sorted(small().allocation.stays, key=lambda s: (s.first_night, s.urn, s.family))
    assert [(r[2], r[3], r[4], r[5], r[6]) for r in found] == [
        (s.family, ", ".join(s.bedrooms), s.first_night, s.run.until, s.nights) for s in stays
    ]


def test_every_family_has_a_row_with_its_reason_and_what_it_rests_on() -> None:
    found = {r[0]: r for r in rows(written(), "Families")[1:]}
    for family in small().allocation.families:
        row = found[family.family]
        assert row[2:5] == [family.nights, family.protected_minimum, family.assessed]
        assert row[8] == family.reason
        assert all(c.name in row[10] for c in family.criteria if c.mark)


def test_the_record_has_what_each_family_was_assessed_for_offered_and_is_owed_and_who_is_passed_over() -> None:
    period, allocation = small()
    own = entitlement(period, allocation.families)
    found = rows(written(), "Record")[1:]
    assert sorted((r[0], r[1], r[3], r[7]) for r in found) == [
        (row.family, row.assessed, row.offered, row.owed_after) for row in own
    ]
    earlier = tuple(row.model_copy(update={"period": "before", "offered": 0}) for row in own)
    over = rows(written(earlier=(earlier,)), "Passed over")[1:]
    assert {r[0] for r in over} == {row.family for row in own if row.nothing or row.below_minimum}


def test_every_level_has_its_value_and_bound_and_a_blank_where_there_is_none() -> None:
    given = small()
    first = given.allocation.levels[0].model_copy(update={"bound": None})
    allocation = given.allocation.model_copy(update={"levels": (first, *given.allocation.levels[1:])})
    *found, price, said = rows(written(Given(given.period, allocation)), "Levels")[1:]
    assert price[0] == f"The price of fairness {price_of_fairness(allocation)}"
    assert said[0] == AS_WHEN_MADE
    assert [(r[1], r[2] if r[2] != "" else None) for r in found] == [
        (level.value, level.bound) for level in allocation.levels
    ]
    assert found[0][3] == "not known"


def test_each_stay_stands_on_the_board_in_its_bedroom_from_its_first_night() -> None:
    board = rows(written(), "1 Home 1")
    by_room = {row[0].partition(" (")[0]: row for row in board[5:]}
    for stay in small().allocation.stays:
        for room in stay.bedrooms:
            assert stay.family in by_room[room][1 + small().period.number(stay.first_night)]


@pytest.mark.parametrize("words", [FORMULA, "+1", "@x", "-2", "{=1+1}", "http://example.org", "12"])
def test_text_stays_text_whatever_it_begins_with(words: str) -> None:
    given = small()
    first, *others = given.allocation.families
    families = (first.model_copy(update={"reason": words, "enquiries": (words,)}), *others)
    home = given.period.world.homes[0].model_copy(update={"name": words})
    period = given.period.model_copy(update={"world": given.period.world.model_copy(update={"homes": (home,)})})
    data = written(Given(period, given.allocation.model_copy(update={"families": families})))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(n).decode() for n in parts.namelist() if n.startswith("xl/worksheets/")]
        assert not [n for n in parts.namelist() if "hyperlink" in n.lower()]
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet]
    assert words in [r[8] for r in rows(data, "Families")]
    assert rows(data, "Stays")[1][0] == words


@pytest.mark.parametrize("name", ["a" * 60, "a/b\\c?d*e[f]:g", "'quoted'", "=1+1", "History"])
def test_any_name_of_a_home_makes_a_sheets_name(name: str) -> None:
    given = small()
    home = given.period.world.homes[0].model_copy(update={"name": name})
    period = given.period.model_copy(update={"world": given.period.world.model_copy(update={"homes": (home,)})})
    names = CalamineWorkbook.from_filelike(io.BytesIO(written(Given(period, given.allocation)))).sheet_names
    assert names[0] == sheet_name(1, name)
    assert len(names[0]) <= 31


def test_the_same_plan_is_the_same_bytes() -> None:
    assert written() == written()


def test_a_level_that_is_switched_off_stands_below_the_others_with_the_reason_for_it() -> None:
    given = small()
    off = (LevelChoice(level="wishes", why="A vote"),)
    policy = given.period.policy.model_copy(update={"levels_off": off})
    period = given.period.model_copy(update={"policy": policy})
    assert rows(written(Given(period, given.allocation)), "Levels")[-1] == [
        "Switched off: Wishes. The reason given: A vote.",
        *("", "", "", ""),
    ]
