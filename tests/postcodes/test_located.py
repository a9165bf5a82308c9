"""Distances come from postcodes offline; one in no directory stays not known, and no child's postcode is told."""

from __future__ import annotations

import json
from math import hypot
from pathlib import Path
from typing import Any

import pytest

from matching.check import check
from matching.errors import BadInput
from matching.formats import home_table, json_referral, json_world, referral_table, referral_workbook
from matching.plain_json import read_json
from matching.postcodes import located, miles_between, points_of
from matching.search import market_of, search
from matching.tables.raw import NamedFile
from matching.world.place import Place
from matching.world.world import World
from scenarios import storybook as told
from tests.commands.asking import ask

PALACE, LEEDS, BELFAST, NO_SUCH = "SW1A 1AA", "LS1 1UR", "BT1 5GS", "ZZ9 9ZZ"
CHILDS_OWN = "LS2 9JT"


def by_postcode(home: str | None, child: str | None, **changes: Any) -> World:
    return told.world(
        home=told.home(place=changes.get("place"), authority=None, postcode=home),
        referral=told.referral(child=told.newcomer(home_place=changes.get("lives"), home_postcode=child)),
    )


def test_the_distance_between_two_postcodes_is_the_one_the_return_counts() -> None:
    points = points_of([PALACE, LEEDS])
    metres = hypot(points[PALACE].easting - points[LEEDS].easting, points[PALACE].northing - points[LEEDS].northing)
    assert miles_between([(PALACE, LEEDS)]) == [169.7] == [round(metres / 1000 / 1.6093, 1)]


def test_a_postcode_in_no_directory_on_another_grid_or_not_given_has_no_distance() -> None:
    assert miles_between([(PALACE, NO_SUCH), (PALACE, BELFAST), (PALACE, None)]) == [None, None, None]
    assert points_of([BELFAST, NO_SUCH, "1A 1AA", ""]) == {}


def test_search_and_check_count_miles_from_postcodes() -> None:
    found = located(by_postcode(LEEDS, PALACE))
    assert found.notes == ()
    homes = market_of(found.world, found.world.as_at)
    (listed,) = search(homes, found.world.referrals[0], found.world.as_at, found.world.referrals).shortlist.shown
    assert listed.miles == 169.7
    report = check(found.world, found.world.referrals[0].id, told.URN, found.world.as_at)
    (distance,) = (f for f in report.findings if f.rule == "distance")
    assert distance.reason.startswith("169.7 miles")


def test_homes_are_ordered_by_the_miles_that_their_postcodes_tell() -> None:
    world = by_postcode(None, PALACE)
    near, far = (
        world.homes[0].model_copy(update={"urn": urn, "postcode": at})
        for urn, at in (("SC900009", "SW1A 2AA"), ("SC900001", LEEDS))
    )
    asked = located(world.model_copy(update={"homes": (far, near), "groups": ()})).world
    shown = search(market_of(asked, asked.as_at), asked.referrals[0], asked.as_at).shortlist.shown
    assert [h.urn for h in shown] == ["SC900009", "SC900001"]


def test_a_postcode_in_no_directory_stays_not_known_and_is_told_without_being_repeated() -> None:
    found = located(by_postcode(NO_SUCH, BELFAST))
    assert (found.world.homes[0].place, found.world.referrals[0].child.home_place) == (None, None)
    assert len(found.notes) == 2
    assert not any(postcode in note for note in found.notes for postcode in (NO_SUCH, BELFAST))
    homes = market_of(found.world, found.world.as_at)
    (listed,) = search(homes, found.world.referrals[0], found.world.as_at).shortlist.shown
    assert listed.miles is None


def test_a_place_that_was_given_stays_and_one_far_from_its_postcode_is_refused() -> None:
    leeds = points_of([LEEDS])[LEEDS]
    beside = leeds.model_copy(update={"easting": leeds.easting + 900})
    assert located(by_postcode(LEEDS, None, place=beside)).world.homes[0].place == beside
    far = Place(easting=leeds.easting - 9_000, northing=leeds.northing)
    with pytest.raises(BadInput, match="more than 2 miles from the postcode") as refused:
        located(by_postcode(LEEDS, LEEDS, place=far, lives=far))
    assert len(refused.value.problems) == 2
    assert LEEDS not in str(refused.value)


@pytest.mark.parametrize("wrong", ["ls1 1ur", "LS11UR", "LS1  1UR", "somewhere", "LS1 1UR\n"])
def test_what_is_not_written_as_a_postcode_is_refused_with_the_way_out_and_never_repeated(wrong: str) -> None:
    told_of = json.loads(json_world.write(by_postcode(LEEDS, LEEDS)))
    told_of["homes"][0]["postcode"] = told_of["referrals"][0]["child"]["home_postcode"] = wrong
    with pytest.raises(BadInput, match="as in LS1 1UR") as refused:
        read_json(World, json.dumps(told_of).encode())
    assert len(refused.value.problems) == 2
    assert wrong not in str(refused.value).replace("as in LS1 1UR", "")


def test_the_postcode_of_a_childs_home_is_in_no_answer_and_no_error(tmp_path: Path) -> None:
    file = tmp_path / "world.json"
    file.write_bytes(json_world.write(by_postcode(PALACE, CHILDS_OWN)))
    for command, format in (("search", "html"), ("search", "json"), ("check", "json")):
        answered = ask(command, str(file), "--format", format)
        assert answered.exit_code == 0, answered.stderr
        assert CHILDS_OWN not in answered.stdout + answered.stderr
    file.write_bytes(json_world.write(by_postcode(PALACE, NO_SUCH)))
    said = ask("search", str(file)).stderr
    assert "not in the directory" in said
    assert NO_SUCH not in said


def test_the_postcode_of_a_childs_home_is_not_handed_on_with_a_referral() -> None:
    referral = by_postcode(None, CHILDS_OWN).referrals[0]
    assert CHILDS_OWN.encode() not in json_referral.write(referral)
    assert CHILDS_OWN not in repr(referral)
    (row,) = referral_table.tables_of([referral]).referrals
    assert row.home_postcode is None
    assert referral_workbook.read(referral_workbook.write(referral)).child.home_postcode is None


def test_a_table_of_homes_brings_postcodes_and_refuses_wrong_ones_by_row_and_column() -> None:
    csv = b"URN,Name,Provider,Postcode\nSC900001,A,B,ls11ur\nSC900002,C,D,\n"
    rows = home_table.read([NamedFile("homes.csv", csv)]).homes
    assert [(row.urn, row.postcode) for row in rows] == [("SC900001", LEEDS), ("SC900002", None)]
    with pytest.raises(BadInput, match=r"Postcode.*\n?.*as in LS1 1UR"):
        home_table.read([NamedFile("homes.csv", csv.replace(b"ls11ur", b"nowhere"))])
