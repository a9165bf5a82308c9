"""JSON comes in strictly and goes out in one way only."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from matching.errors import BadFile, BadInput
from matching.formats import json_home, json_referral, json_world
from matching.plain_json import MOST_BYTES, in_words
from matching.world.home import Home
from matching.world.referral import Referral
from matching.world.world import World
from tests.formats.example import PRIVATE, REFERRAL
from tests.strategies import homes, referrals, worlds

WRITTEN = json_referral.write(REFERRAL)


@given(worlds())
@settings(max_examples=25)
def test_every_world_comes_back_as_it_was_written(world: World) -> None:
    assert json_world.read(json_world.write(world)) == world


@given(referrals())
@settings(max_examples=25)
def test_every_referral_comes_back_as_it_was_written(referral: Referral) -> None:
    assert json_referral.read(json_referral.write(referral)) == referral


@given(homes())
@settings(max_examples=25)
def test_every_home_comes_back_as_it_was_written(home: Home) -> None:
    assert json_home.read(json_home.write(home)) == home


def test_however_the_file_was_laid_out_it_is_written_in_one_way() -> None:
    plain = json.loads(WRITTEN)
    turned = json.dumps(dict(reversed(plain.items())), indent=7).encode()
    assert json_referral.write(json_referral.read(turned)) == WRITTEN


def changed(*path: int | str, value: object) -> bytes:
    """The example with one value changed."""
    plain = json.loads(WRITTEN)
    place: Any = plain
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    return json.dumps(plain).encode()


def faults_in(data: bytes) -> dict[str, str]:
    with pytest.raises(BadInput) as refused:
        json_referral.read(data)
    return {problem.where: f"{problem.what} {problem.way_out}" for problem in refused.value.problems}


LEVEL = ("child", "facts", 0, "accounts", 0, "level")
LEVEL_IN_WORDS = "child, facts 1, accounts 1, level"

WRONG: dict[str, tuple[tuple[int | str, ...], object, str]] = {
    "true for a level": (LEVEL, True, "Write a whole number, not as text. Or: Use one of: 'not known' or 'not asked'."),
    "text for a level": (LEVEL, "3", "none of the things that may stand here"),
    "a fraction for a level": (LEVEL, 3.0, "none of the things that may stand here"),
    "no level": (LEVEL, None, "none of the things that may stand here"),
    "a level above the top": (LEVEL, 7, "Give 4 or less. Or: Use one of"),
    "text for a number": (("expected_nights",), "90", "a whole number is wanted"),
    "1 for yes": (("education", "keep_school"), 1, "in JSON, true or false"),
    "31 February": (("child", "date_of_birth"), "2013-02-31", "a day that exists is wanted"),
    "a time with a day": (("start",), "2026-11-17T09:00:00", "a day that exists is wanted"),
    "a year too many": (("start",), "9999-12-31", "the day is too far ahead"),
    "a number for a day": (("start",), 1_760_000_000, "a day that exists is wanted"),
    "one for a list": (("papers",), "care plan", "Write a list, even of one."),
    "a list for a group": (("education",), [], "Write the fields of it"),
    "an answer there is not": (("kind",), "forever", "Use one of: 'long', 'emergency' or 'short break'."),
    "an empty name": (("child", "name"), "", "nothing is written here"),
    "a name of spaces": (("child", "name"), "  ", "nothing is written here"),
    "a number for a name": (("child", "name"), 5, "words are wanted"),
    "an id with a comma": (("child", "id"), "C,1", "Use letters, digits, spaces"),
    "an empty fact": (("child", "facts", 0, "accounts"), [], "Add at least 1."),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_told_by_its_place_with_the_way_out(name: str) -> None:
    path, value, said = WRONG[name]
    faults = faults_in(changed(*path, value=value))
    assert said in faults.pop(in_words(path))
    assert faults == {}


def test_a_place_is_said_in_words_and_lists_count_from_1() -> None:
    assert in_words(LEVEL) == LEVEL_IN_WORDS
    assert in_words(()) == "the file"


def test_a_field_that_nothing_knows_of_is_told_by_name() -> None:
    faults = faults_in(changed("child", "colour", value="red"))
    assert faults == {"child": "there is a field that nothing knows of: colour Correct its name, or take it out."}


def test_a_name_typed_where_a_field_should_be_is_not_repeated() -> None:
    assert "Perpetua" not in str(faults_in(changed("child", PRIVATE, value="red")))


def test_several_fields_that_nothing_knows_of_are_each_told_once_and_not_as_a_choice() -> None:
    plain = json.loads(WRITTEN)
    plain["child"] |= {"colour": 1, "size": 2, PRIVATE: 3, f"{PRIVATE} again": 4}
    with pytest.raises(BadInput) as refused:
        json_referral.read(json.dumps(plain).encode())
    said = "there is a field that nothing knows of"
    assert [each.what for each in refused.value.problems] == [said, f"{said}: colour", f"{said}: size"]
    assert {each.way_out for each in refused.value.problems} == {"Correct its name, or take it out."}


@pytest.mark.parametrize("path", [LEVEL, ("start",), ("kind",), ("child", "id"), ("papers",), ("education",)])
def test_what_stood_there_is_not_repeated(path: tuple[int | str, ...]) -> None:
    assert "Perpetua" not in str(faults_in(changed(*path, value=f"{PRIVATE}; +")))


def test_everything_wrong_is_told_at_once() -> None:
    plain = json.loads(WRITTEN)
    del plain["placing_authority"]
    plain["kind"], plain["colour"], plain["child"]["sex"] = "forever", 1, "x"
    assert faults_in(json.dumps(plain).encode()).keys() == {"placing authority", "kind", "the file", "child, sex"}


@pytest.mark.parametrize("text", ["", "{", "[1,]", "{}}", '{"id": NaN}', "[" * 5_000, '{"id": "\\ud800"}', "<xml/>"])
def test_what_is_no_json_is_refused_as_a_file(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        json_referral.read(text.encode())
    assert [problem.where for problem in refused.value.problems] == ["the file"] or text == '{"id": NaN}'


def test_one_field_given_twice_is_refused_because_either_might_be_true() -> None:
    twice = WRITTEN.replace(b'"level": 3', b'"level": 0, "level": 3', 1)
    assert twice != WRITTEN
    with pytest.raises(BadFile, match="has the field 'level' twice"):
        json_referral.read(twice)


def test_a_mark_at_the_beginning_that_some_editors_write_is_passed_over() -> None:
    assert json_referral.read(b"\xef\xbb\xbf" + WRITTEN) == REFERRAL


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadFile, match="are the most that are read"):
        json_world.read(b" " * (MOST_BYTES + 1))


NO_JSON = {
    b'{"id": "R-1"\n "child": 1}': "it is not JSON from line 2, column 2 on Look there, and just before it, for",
    b'{"id": tru}': "it is not JSON from line 1, column 11 on",
    b'{"id": "R-1",\n': "it is not whole: it ends at line 2, column 0 The end is missing.",
    b"": "it is not whole",
}


@pytest.mark.parametrize("data", NO_JSON)
def test_what_is_no_json_is_told_by_line_and_column_and_never_in_the_words_of_a_parser(data: bytes) -> None:
    said = faults_in(data)["the file"]
    assert NO_JSON[data] in said
    assert not any(foreign in said for foreign in ("expected", "EOF", "delimiter", "ident"))
