"""Of others' homes nothing is read but what is public, and what is read is as it is in the whole world."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from matching import json_parts, world_known
from matching.formats import json_world
from matching.world.catalogue import standard_catalogue
from matching.world.home import Home
from matching.world.published import PublishedHome, publish_all
from matching.world.world import World
from matching.world_known import known_world
from scenarios.worlds import brother_and_sister, many_homes

WORLD = brother_and_sister.world()
OWN = "SC900107"
Change = Callable[[dict[str, Any]], object]


def read(world: World = WORLD, own: str = "", change: Change = lambda plain: None) -> World | None:
    plain = json.loads(json_world.write(world))
    change(plain)
    return known_world(BytesIO(json.dumps(plain).encode()), standard_catalogue(), lambda home: home.urn == own)


@pytest.mark.parametrize("at_once", [1 << 20, 7])
def test_others_homes_are_read_by_what_is_public_and_ones_own_whole(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_parts, "AT_ONCE", at_once)
    for world in (WORLD, many_homes.world()):
        for own in ("", world.groups[0].urn):
            known = read(world, own)
            assert known is not None
            assert (known.as_at, known.referrals) == (world.as_at, world.referrals)
            assert publish_all(known.homes) == publish_all(world.homes)
            assert known.groups == tuple(g for g in world.groups if g.urn == own)
            assert [h for h in known.homes if h.urn == own] == [h for h in world.homes if h.urn == own]
            assert not any(h.staff or h.shifts or h.bedrooms or h.manager_budget for h in known.homes if h.urn != own)


def of_others(part: str, field: str, value: object) -> Change:
    """A field of a home, or of a child's stay, that is not the asker's own."""

    def change(plain: dict[str, Any]) -> None:
        one = next(thing for thing in plain[part] if thing["urn"] != OWN)
        (one["residents"][0] if part == "groups" else one)[field] = value

    return change


def test_what_stands_in_others_homes_is_passed_over_whatever_it_is() -> None:
    assert read(own=OWN, change=of_others("homes", "staff", "who knows")) == read(own=OWN)
    assert read(own=OWN, change=of_others("groups", "arrived", "who knows")) == read(own=OWN)


def two_of_a_field(plain: dict[str, Any]) -> None:
    plain["referrals"] = {"more": plain["referrals"]}


WRONG: dict[str, Change] = {
    "a field there is not": of_others("homes", "vacancys", []),
    "a name that is none": of_others("homes", "name", 7),
    "a home twice": of_others("homes", "urn", OWN),
    "a child referred who lives elsewhere": of_others("groups", "child", {"id": WORLD.referrals[0].child.id}),
    "no list": two_of_a_field,
    "a day to come": lambda plain: plain["referrals"][0].update(received_on="2190-01-01"),
    "a referral twice": lambda plain: plain["referrals"].append(plain["referrals"][0]),
    "a day that is none": lambda plain: plain.update(as_at="yesterday"),
    "a part there is not": lambda plain: plain.update(more=[]),
    "a group without a home": lambda plain: plain["groups"].append({"urn": "SC000000"}),
    "who lives in an own home": lambda plain: next(g for g in plain["groups"] if g["urn"] == OWN).update(residents=1),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_a_world_with_anything_wrong_in_what_is_read_is_left_to_be_read_whole(change: Change) -> None:
    assert read(own=OWN, change=change) is None


DEEP = f'{{"homes": {"[" * 9_000}'
"""More brackets than any record has. What says so in words is asked of the whole file."""


@pytest.mark.parametrize("text", ["", "[]", "{", '{"as_at": "2026-11-16"', '{"as_at": "2026-11-16"} 1', "{,}", DEEP])
def test_what_is_no_such_file_is_left_to_be_told_of_elsewhere(text: str) -> None:
    assert known_world(BytesIO(text.encode()), standard_catalogue()) is None
    again = '{"as_at": "2026-11-16", "as_at": "2026-11-16"}'
    assert known_world(BytesIO(again.encode()), standard_catalogue()) is None
    assert known_world(BytesIO(b'{"as_at": "2026-11-16"}'), standard_catalogue()) is not None


def test_every_field_of_a_home_is_public_or_passed_over() -> None:
    public = {*PublishedHome.model_fields, "postcode", "location"}
    assert set(Home.model_fields) - public == world_known.NOT_PUBLIC
    assert not public & world_known.NOT_PUBLIC


def test_staff_let_through_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world_known, "_public", Home.model_validate_json)
    known = read()
    assert known is not None
    assert any(home.staff for home in known.homes)
