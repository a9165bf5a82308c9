"""A shortage of places is told only of places, of those who need them, and as a count from what was given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from matching.errors import EngineFault
from matching.findings import Band
from matching.placement import shortage as finding
from matching.placement.place import place
from matching.placement.problem import Answer, FreeRoom, OpenHome, PlacesFrom, Problem, Response
from matching.placement.shortage import Shortage, counted_again
from matching.reports import placement_plan
from service.web.text import to_text
from tests.placement.drawn import draw
from tests.placement.test_given_up import DAY, problem


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def test_a_child_for_whom_no_home_is_possible_lacks_no_bed() -> None:
    found = place(problem({"H": 1}, {"a": "H", "b": ""}))
    assert found.shortage is None
    assert [c.why for c in found.children if c.urn is None] == ["No home is possible."]
    assert "can only live in" not in to_text(placement_plan.write(found))


def test_a_child_for_whom_no_home_is_possible_is_not_among_those_who_are_too_many() -> None:
    found = place(problem({"H": 1}, {"a": "H", "b": "H", "c": ""})).shortage
    assert found is not None
    assert (found.children, found.short) == (("a", "b"), 1)


def test_a_child_whose_only_home_declined_lacks_an_answer_and_no_bed() -> None:
    found = place(problem({"H": 1}, {"a": "H"}, responses=(Response("a", "H", Answer.DECLINED),)))
    assert found.shortage is None
    assert [(c.why, c.others) for c in found.children] == [("Every home that is possible declined.", ())]


def test_only_those_who_are_too_many_are_named() -> None:
    found = place(problem({"H": 1, "K": 1}, {"a": "H", "b": "H", "d": "K"})).shortage
    assert found is not None
    assert (found.children, found.homes, found.places) == (("a", "b"), ("H",), 1)


def one_after_the_other() -> Problem:
    """Two for one place, the first gone before the second comes."""
    asked = problem({"H": 1}, {"a": "H", "b": "H"})
    first, second = asked.children
    return replace(asked, children=(replace(first, until=later(5)), replace(second, first=later(7))))


def test_a_child_who_has_left_by_then_is_not_counted_as_needing_a_place() -> None:
    with pytest.raises(EngineFault):
        counted_again(one_after_the_other(), Shortage(later(7), ("a", "b"), ("H",), 1))


def test_a_child_who_has_not_come_by_then_is_not_counted_as_needing_a_place() -> None:
    with pytest.raises(EngineFault):
        counted_again(one_after_the_other(), Shortage(DAY, ("a", "b"), ("H",), 1))


@pytest.mark.parametrize(
    "false",
    [
        Shortage(DAY, ("a", "c"), ("H",), 1),
        Shortage(DAY, ("a", "a"), ("H",), 1),
        Shortage(DAY, ("a", "nobody"), ("H",), 1),
        Shortage(DAY, ("a", "b"), ("H",), 0),
        Shortage(DAY, ("a", "b"), ("H", "K"), 1),
        Shortage(DAY, ("a", "b"), ("H",), 1, supposed=1),
    ],
    ids=["without a home", "twice", "not waiting", "too few places", "a home that is not there", "not supposed"],
)
def test_a_shortage_that_the_given_does_not_bear_out_is_caught(false: Shortage) -> None:
    asked = problem({"H": 1}, {"a": "H", "b": "H", "c": ""})
    assert counted_again(asked, Shortage(DAY, ("a", "b"), ("H",), 1)).short == 1
    with pytest.raises(EngineFault):
        counted_again(asked, false)


def test_the_count_again_reads_places_and_bedrooms_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect planted in what the search for a shortage reads: the count does not read it the same wrong way."""
    rooms = (FreeRoom("room 1", DAY), FreeRoom("room 2", DAY))
    home = OpenHome("H", (PlacesFrom(DAY, 2),), rooms)
    asked = replace(problem({"H": 2}, {"a": "H", "b": "H", "c": "H"}), homes=(home,))
    assert (place(asked).shortage or pytest.fail("There is a shortage.")).places == 2
    monkeypatch.setattr(finding, "_free", lambda home, day: 1)
    with pytest.raises(EngineFault, match="A shortage was found that is none"):
        place(asked)


def test_the_count_again_reads_who_could_live_where_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = problem({"H": 1, "J": 1}, {"a": "HJ", "b": "HJ", "c": "HJ"})
    honest = finding._could
    monkeypatch.setattr(finding, "_could", lambda p: honest(p) & (np.array([h.urn for h in p.homes]) == "H"))
    with pytest.raises(EngineFault, match="A shortage was found that is none"):
        place(asked)


@pytest.mark.parametrize("seed", range(40))
def test_every_child_of_a_shortage_could_live_in_a_home_of_it_and_in_no_other(seed: int) -> None:
    asked = draw(seed)
    found = place(asked).shortage
    if found is None:
        return
    declined = {(r.child, r.urn) for r in asked.responses if r.answer is Answer.DECLINED}
    for child in found.children:
        could = {f.urn for f in asked.fits if f.child == child and f.best >= Band.CONDITIONS} - {
            urn for who, urn in declined if who == child
        }
        assert could
        assert could <= set(found.homes)
