"""What a period as JSON contradicts is told with what cannot be read of it, and nothing that this might put right."""

from __future__ import annotations

import json
from typing import Any

import pytest

from matching.errors import MORE, BadFile, BadInput
from matching.formats import json_period
from matching.short_breaks.problems import part_read
from matching.short_breaks.problems.not_whole import MORE_IN_ROWS, Rows
from matching.short_breaks.problems.part_read import OF_THE_WHOLE, ROWS, WORLD_UNREAD
from tests.short_breaks.small_period import small_period

MINIMUM = "families[F-2].protected_minimum"
Change = tuple[tuple[int | str, ...], Any]
TOO_MANY: Change = (("families", 1, "protected_minimum"), 9)
"""More than are assessed: of a family that has a booking."""


def written(*changes: Change) -> bytes:
    """A small period with these places changed."""
    plain = json.loads(json_period.write(small_period()))
    for place, value in changes:
        inner = plain
        for part in place[:-1]:
            inner = inner[part]
        inner[place[-1]] = value
    return json.dumps(plain).encode()


def refusal(data: bytes) -> BadInput:
    with pytest.raises(BadInput) as refused:
        json_period.read(data)
    return refused.value


def told(*changes: Change) -> set[str]:
    return {problem.where for problem in refusal(written(*changes)).problems}


UNREAD: dict[str, tuple[Change, str]] = {
    "a family": ((("families", 3, "assessed_nights"), "many"), "families 4, assessed nights"),
    "nights of a family": ((("families", 3, "available", 0, "nights"), 0), "families 4, available 1, nights"),
    "preferred nights": ((("families", 0, "preferred", 0, "first"), "soon"), "families 1, preferred 1, first"),
    "a request": ((("families", 2, "requests", 0, "weight"), 9), "families 3, requests 1, weight"),
    "a mark": ((("families", 0, "benefit", 0, "level"), 9), "families 1, benefit 1, level"),
    "staff": ((("homes", 0, "staff", 1, "people"), -1), "homes 1, staff 2, people"),
    "who is trained": (
        (("homes", 0, "staff", 1, "trained", 0, "people"), -1),
        "homes 1, staff 2, trained 1, people",
    ),
    "a holiday": ((("holidays", 0, "name"), ""), "holidays 1, name"),
    "a booking": ((("bookings", 0, "first_night"), "soon"), "bookings 1, first night"),
    "the policy": ((("policy", "fairness"), "any"), "policy, fairness"),
    "today": ((("as_of",), "soon"), "as of"),
    "the world": ((("world", "as_at"), "soon"), "world, as at"),
}


@pytest.mark.parametrize("unread", UNREAD)
def test_what_the_rest_contradicts_is_told_with_what_cannot_be_read_and_nothing_else(unread: str) -> None:
    change, where = UNREAD[unread]
    assert told(TOO_MANY, change) == {MINIMUM, where}


def test_a_contradiction_is_told_in_the_place_that_it_has_in_the_whole_file() -> None:
    company = [
        {"families": ["F-1", "F-2"], "kind": "any"},
        {"families": ["F-1", "F-9"], "kind": "must not stay together"},
    ]
    assert told((("company",), company)) == {"company 1, kind", "company[2].families[2]"}


def test_a_place_counted_in_what_is_left_of_the_file_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part_read, "_in_the_file", lambda loc, gone: loc)
    with pytest.raises(AssertionError):
        test_a_contradiction_is_told_in_the_place_that_it_has_in_the_whole_file()


def test_what_a_row_about_one_family_might_put_right_is_held_back_for_that_family_alone() -> None:
    nobody: tuple[Change, ...] = ((("families", 0, "available"), []), (("families", 0, "preferred"), []))
    first = "families[F-1].available"
    assert told(*nobody, UNREAD["nights of a family"][0]) == {UNREAD["nights of a family"][1], first}
    own = (("families", 0, "available"), [{"first": "soon", "nights": 1}])
    assert told(nobody[1], own) == {"families 1, available 1, first"}


def test_it_is_said_what_is_not_looked_at_until_all_can_be_read() -> None:
    assert MORE_IN_ROWS in str(refusal(written(UNREAD["staff"][0])))
    assert WORLD_UNREAD in str(refusal(written(UNREAD["the world"][0])))
    assert MORE not in str(refusal(written(UNREAD["staff"][0])))


WHOLE: tuple[Change, ...] = (
    (("first_night",), "soon"),
    (("homes", 0, "held_back"), -1),
    (("homes",), None),
    (("bookngs",), []),
    (("families",), {}),
)
"""Without these nothing can be told of the rest."""


@pytest.mark.parametrize("change", WHOLE, ids=lambda change: str(change[0][-1]))
def test_where_nothing_can_be_told_of_the_rest_it_is_said_that_more_may_be_found(change: Change) -> None:
    found = refusal(written(TOO_MANY, change))
    assert MINIMUM not in {problem.where for problem in found.problems}
    assert MORE in str(found)


@pytest.mark.parametrize("data", [b"[]", b"3", b'{"families": [3]}', b'{"families": [{"id": []}], "homes": [[]]}'])
def test_a_file_that_is_no_period_at_all_is_refused(data: bytes) -> None:
    assert MORE in str(refusal(data))


@pytest.mark.parametrize("data", [b"{", b'{"nights": ' + b"1" * 5_000 + b"}", b"\xff"])
def test_what_is_no_json_is_refused_as_a_file(data: bytes) -> None:
    assert isinstance(refusal(data), BadFile)


def test_every_list_of_a_period_in_which_something_is_looked_up_can_be_read_in_part() -> None:
    assert set(filter(None, ROWS.values())) | {Rows.PERIOD} == set(Rows)
    assert set(type(small_period()).model_fields) > OF_THE_WHOLE
