"""A made-up year is the same each time and for each way of deciding, and every year is checked by plain loops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pytest

from matching.errors import EngineFault
from matching.plain_json import write_json
from scenarios.year import result as comparing
from scenarios.year import simulate as simulating
from scenarios.year.chart import chart
from scenarios.year.checking import faults
from scenarios.year.deciding import Ahead, Asking, Way, offers
from scenarios.year.measures import MEASURES
from scenarios.year.region_year import Coming, RegionYear, region_year
from scenarios.year.result import YearResult, compare
from scenarios.year.simulate import simulate
from scenarios.year.words import in_words

NOBODY_EXPECTED = Ahead((), 0.0, 1)
HOMES, DAYS = 8, 120


@cache
def compared() -> YearResult:
    """Two small years."""
    return compare((1, 2), HOMES, DAYS)


def coming(id: str, **changes: Any) -> Coming:
    """A child whom one home could take, for a month."""
    ordinary: dict[str, Any] = {
        "id": id,
        "day": 0,
        "wanted": 9,
        "urgent": False,
        "nights": 30,
        "breaks_down": False,
        "worths": ((0, 1_010),),
        "miles": (3.0, 4.0),
    }
    return Coming(**(ordinary | changes))


def test_the_same_seeds_give_the_same_years_to_the_byte() -> None:
    assert write_json(compare((1, 2), HOMES, DAYS)) == write_json(compared())


def test_every_way_meets_the_same_children_and_the_same_answers() -> None:
    year = region_year(3, HOMES, DAYS)
    assert year == region_year(3, HOMES, DAYS)
    lived = [simulate(year, way) for way in Way]
    assert len({tuple(s.child for s in one.stories) for one in lived}) == 1
    said = {(c.id, home): year.says_yes(c.id, home) for c in year.coming for home, _ in c.worths}
    assert said == {pair: year.says_yes(*pair) for pair in reversed(said)}


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_home_is_over_its_places_and_nobody_is_parted_who_must_not_be(way: Way, seed: int) -> None:
    year = region_year(seed, HOMES, DAYS)
    assert faults(year, simulate(year, way)) == ()


def test_a_place_given_twice_is_caught_by_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(way: Way, waiting: Sequence[Asking], free: Sequence[int], day: int, ahead: Ahead) -> Mapping[Asking, int]:
        return offers(way, waiting, [f + 2 for f in free], day, ahead)

    monkeypatch.setattr(simulating, "offers", twice)
    with pytest.raises(EngineFault, match=r"has \d+ children and \d+ places"):
        compare((1,), HOMES, DAYS)


def test_siblings_parted_who_must_not_be_are_caught_by_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    both: dict[str, Any] = {"must": True, "worths": ((0, 1_010), (1, 1_000)), "urgent": True}
    pair = (coming("1/A", sibling="2/B", **both), coming("2/B", sibling="1/A", **both))
    year = RegionYear(1, 60, pair, (1, 1), ((), ()), ())
    monkeypatch.setattr(RegionYear, "says_yes", lambda self, child, home: True)
    assert [s.home for s in simulate(year, Way.ONE_BY_ONE).stories] == [None, None]
    monkeypatch.setattr(simulating._Year, "_with", lambda self, id: ())
    assert any("must not" in fault for fault in faults(year, simulate(year, Way.ONE_BY_ONE)))


def test_a_child_waits_for_a_place_until_it_is_free_and_is_in_time_by_the_night_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(RegionYear, "says_yes", lambda self, child, home: True)
    year = RegionYear(1, 100, (coming("1/A", wanted=9), coming("2/B", day=1, wanted=5)), (1,), ((4,),), ())
    first, second = simulate(year, Way.DAILY).stories
    assert (first.agreed, first.stays) == (6, [(0, 6, 39)])
    assert (second.agreed, second.stop_gap, second.moves, second.stays) == (41, True, 1, [(0, 41, 71)])


def test_all_at_once_places_more_than_one_by_one_where_the_first_would_take_the_only_home_of_another() -> None:
    choosy, easy = Asking(("B",), ((0, 1_005),), False), Asking(("A",), ((0, 1_010), (1, 1_000)), False)
    waiting = (easy, choosy)
    assert offers(Way.ONE_BY_ONE, waiting, (1, 1), 0, NOBODY_EXPECTED) == {easy: 0}
    assert offers(Way.DAILY, waiting, (1, 1), 0, NOBODY_EXPECTED) == {easy: 1, choosy: 0}


def test_looking_ahead_leaves_the_only_home_of_those_expected_and_never_holds_up_who_cannot_wait() -> None:
    expected = Ahead((((0, 1_900),),), 1.0, 1)
    easy = Asking(("A",), ((0, 1_010), (1, 1_000)), False)
    assert offers(Way.ONE_BY_ONE, (easy,), (1, 1), 0, expected) == {easy: 0}
    assert offers(Way.AHEAD, (easy,), (1, 1), 0, expected) == {easy: 1}
    only = Asking(("A",), ((0, 1_010),), False)
    assert offers(Way.AHEAD, (only,), (1, 1), 0, expected) == {}
    urgent = Asking(("A",), ((0, 1_010),), True)
    assert offers(Way.AHEAD, (urgent,), (1, 1), 0, expected) == {urgent: 0}


def test_every_measure_is_told_for_every_way_with_its_range_on_the_chart_and_in_words() -> None:
    found = compared()
    assert [m.id for m in found.measures] == [m.id for m in MEASURES]
    assert all([c.way for c in m.ways] == list(Way) for m in found.measures)
    assert all(m.ways[0].change in (0, None) for m in found.measures)
    svg = ElementTree.fromstring(chart(found))  # noqa: S314
    assert next(e.text for e in svg.iter() if e.tag.endswith("desc")) == in_words(found)
    assert all(m.name in in_words(found) for m in found.measures)
    one = comparing.compare((1,), HOMES, 30)
    assert all(c.low is None for m in one.measures for c in m.ways)
