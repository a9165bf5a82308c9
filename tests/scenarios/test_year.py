"""A made-up year is the same each time and for each way of deciding, and every year is checked by plain loops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from random import Random
from typing import Any
from xml.etree import ElementTree

import pytest

from matching.errors import EngineFault
from matching.plain_json import write_json
from scenarios.generators.figures import number
from scenarios.year import region_year as region_years
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


def test_of_many_homes_those_worth_most_to_a_child_are_kept_with_their_miles(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = region_year(1, HOMES, 20)
    monkeypatch.setattr(region_years, "HOMES_KEPT", 2)
    monkeypatch.setattr(region_years, "AT_ONCE", 3)
    few = region_year(1, HOMES, 20)
    assert max(len(c.worths) for c in whole.coming) > 2
    for all_kept, kept in zip(whole.coming, few.coming, strict=True):
        assert set(kept.worths) <= set(all_kept.worths)
        assert [w for _, w in sorted(kept.worths)] == [w for h, w in sorted(all_kept.worths) if (h, w) in kept.worths]
        best = sorted((w for _, w in all_kept.worths), reverse=True)[:2]
        assert kept.sibling is not None or sorted((w for _, w in kept.worths), reverse=True) == best
        assert all(kept.miles_to(h) == all_kept.miles_to(h) for h, _ in kept.worths)


def test_of_many_homes_brothers_and_sisters_keep_the_one_worth_most_to_them_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = region_year(5, HOMES, 20)
    monkeypatch.setattr(region_years, "HOMES_KEPT", 2)
    monkeypatch.setattr(region_years, "AT_ONCE", 3)
    kept = {child.id: dict(child.worths) for child in region_year(5, HOMES, 20).coming}
    worths = {child.id: dict(child.worths) for child in whole.coming}
    pairs = [(c.id, c.sibling) for c in whole.coming if c.sibling and worths[c.id].keys() & worths[c.sibling].keys()]
    assert pairs
    for one, other in pairs:
        together = {h: worths[one][h] + worths[other][h] for h in worths[one].keys() & worths[other].keys()}
        assert max(together.values()) in {together[h] for h in kept[one].keys() & kept[other].keys()}


def test_it_is_told_which_year_way_and_day_it_is() -> None:
    heard: list[str] = []
    compare((1, 2), 4, 30, heard.append)
    assert heard[0] == "Year 1 of 2: homes, and where each child could live"
    assert any(told.startswith("Year 2 of 2: looking ahead, day ") and told.endswith(" of 30") for told in heard)


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


def test_siblings_parted_at_a_second_home_or_too_soon_are_caught_by_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RegionYear, "says_yes", lambda self, child, home: True)
    both: dict[str, Any] = {"worths": ((0, 1_010), (1, 1_000)), "breaks_down": True, "urgent": True}
    must = (coming("1/A", sibling="2/B", must=True, **both), coming("2/B", sibling="1/A", must=True, **both))
    year = RegionYear(1, 60, must, (2, 2), ((), ()), ())
    lived = simulate(year, Way.DAILY)
    assert [[home for home, _, _ in s.stays] for s in lived.stories] == [[0, 1], [0, 1]]
    assert faults(year, lived) == ()
    lived.stories[0].stays[1] = (1, 0, 1)
    assert any("must not" in fault for fault in faults(year, lived))
    can = tuple(replace(c, must=False) for c in must)
    year = RegionYear(1, 60, can, (1, 1), ((), ()), ())
    monkeypatch.setattr(simulating._Year, "_with", lambda self, id: ())
    assert any("before the first night" in fault for fault in faults(year, simulate(year, Way.DAILY)))


def test_those_who_must_live_together_come_and_go_as_one() -> None:
    told = (
        coming("1/A", sibling="B", must=True, nights=5, wanted=4),
        coming("2/B", sibling="A", day=3, nights=30, breaks_down=True),
        coming("3/C", sibling="D", nights=5),
        coming("4/D", sibling="C", nights=30),
    )
    first, second, third, fourth = region_years._with_siblings(told)
    assert (first.sibling, second.sibling, first.lives_as, second.lives_as) == ("2/B", "1/A", "1/A", "1/A")
    assert {(c.must, c.nights, c.breaks_down, c.day, c.wanted) for c in (first, second)} == {(True, 5, False, 0, 9)}
    assert (third.nights, fourth.nights, fourth.lives_as) == (5, 30, "4/D")


def test_a_child_refused_after_the_last_day_is_given_up_and_not_looked_for_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    last = 9 + int(number("looked_for_no_longer"))
    monkeypatch.setattr(RegionYear, "says_yes", lambda self, child, home: False)
    year = RegionYear(1, last + 30, (coming("1/A", wanted=9),), (1,), ((last - 1,),), ())
    lived = simulate(year, Way.DAILY)
    assert (lived.stories[0].offers, lived.stories[0].given_up) == (1, True)
    assert faults(year, lived) == ()
    lived.stories[0].given_up = False
    assert any("longer than" in fault for fault in faults(year, lived))


def test_a_home_that_said_no_is_caught_by_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    year = RegionYear(1, 60, (coming("1/A"),), (1,), ((),), ())
    monkeypatch.setattr(RegionYear, "says_yes", lambda self, child, home: True)
    lived = simulate(year, Way.DAILY)
    assert faults(year, lived) == ()
    monkeypatch.setattr(RegionYear, "says_yes", lambda self, child, home: False)
    assert any("said no" in fault for fault in faults(year, lived))


def test_looking_ahead_knows_how_many_came_the_year_before_and_not_how_many_will_come() -> None:
    past = (((0, 1_010),),) * 6
    few = RegionYear(1, 60, (coming("1/A"),), (1,), ((),), past)
    many = replace(few, coming=tuple(coming(f"{n}/A", day=n) for n in range(1, 50)))
    assert simulating._Year(few, Way.AHEAD).ahead == simulating._Year(many, Way.AHEAD).ahead == Ahead(past, 0.1, 1)


@pytest.mark.parametrize("way", Way)
def test_whoever_cannot_wait_comes_before_whoever_has_waited_longer(way: Way) -> None:
    longer, urgent = Asking(("A",), ((0, 1_900),), False), Asking(("B",), ((0, 1_001),), True)
    assert offers(way, (longer, urgent), (1,), 0, NOBODY_EXPECTED) == {urgent: 0}
    both = Asking(("C", "D"), ((0, 3_800), (1, 2_000)), False)
    assert offers(way, (both, urgent), (2, 2), 0, NOBODY_EXPECTED) == {urgent: 0, both: 1}


@pytest.mark.parametrize("seed", range(40))
def test_all_at_once_gives_most_who_cannot_wait_a_home_and_then_most_of_all(seed: int) -> None:
    dice = Random(seed)
    homes = range(dice.randint(1, 3))
    free = [dice.randint(0, 2) for _ in homes]
    waiting = tuple(
        Asking((str(n),), tuple((h, 1_000 + dice.randint(0, 9_000)) for h in homes if dice.random() < 0.6), n % 2 == 0)
        for n in range(dice.randint(1, 5))
    )
    plans = (dict(zip(waiting, goes, strict=True)) for goes in product((None, *homes), repeat=len(waiting)))
    ranks = [rank(plan) for plan in plans if allowed(plan, free)]
    found = offers(Way.DAILY, waiting, free, 0, NOBODY_EXPECTED)
    assert rank({a: found.get(a) for a in waiting}) == max(ranks)


def rank(plan: Mapping[Asking, int | None]) -> tuple[int, int, int]:
    """How many who cannot wait have a home, how many of all, and what it is worth."""
    placed = {a: home for a, home in plan.items() if home is not None}
    return sum(a.cannot_wait for a in placed), len(placed), sum(dict(a.worths)[h] for a, h in placed.items())


def allowed(plan: Mapping[Asking, int | None], free: Sequence[int]) -> bool:
    """Whether each goes where they can, and no home has more than its places."""
    fits = all(home is None or home in dict(a.worths) for a, home in plan.items())
    return fits and all(sum(h == home for h in plan.values()) <= most for home, most in enumerate(free))


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
