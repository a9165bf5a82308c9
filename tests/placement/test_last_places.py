"""What a last place is worth is never told as nothing only because it could not be reckoned."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from random import Random

import pytest

from matching.findings import Band
from matching.optimise.stopping import Until, never
from matching.placement import foresight, last_places
from matching.placement.place import place
from matching.placement.problem import Problem
from matching.placement.result import Placement
from matching.reports import placement_plan
from service.web.text import to_text
from tests.placement.test_given_up import problem

NONE_FOUND = "none was found to lose"


def not_sure(asked: Problem) -> Problem:
    """The same where no home is sure for anybody, as others' homes never are."""
    return replace(asked, fits=tuple(replace(fit, worst=Band.NOT_UNLESS) for fit in asked.fits))


def found(asked: Problem) -> Placement:
    return place(asked, dice=Random(1), expected=6.0)


def said(placement: Placement) -> str:
    return " ".join(to_text(placement_plan.write(placement)).split())


def a_loss_is_told() -> None:
    told = found(not_sure(problem({"H": 1}, {"a": "H", "b": "H"})))
    (lost,) = told.last_places
    assert (lost.children, lost.children_supposed) == (0.0, 0.0)
    assert lost.children_possible > 0.9
    assert NONE_FOUND not in said(told)
    assert "By homes that are sure it could not be reckoned: none is sure for any of the two children" in said(told)
    assert "could have a home, by homes that are sure" not in said(told)


def test_where_no_home_is_sure_what_a_last_place_may_be_worth_is_told_by_all_that_are_possible() -> None:
    a_loss_is_told()


def _sure_alone(asked: Problem, **asked_of: bool) -> object:
    return foresight.kinds_of(asked, sure=True)


def test_a_loss_reckoned_by_sure_homes_alone_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_places, "kinds_of", _sure_alone)
    with pytest.raises((AssertionError, ValueError)):
        a_loss_is_told()


def test_where_no_home_is_possible_for_anybody_the_worth_of_last_places_could_not_be_reckoned() -> None:
    told = said(found(problem({"H": 1}, {"a": ""})))
    assert "could not be reckoned: no home is possible for any child who waits now" in told
    assert NONE_FOUND not in told


def test_of_whom_no_home_is_sure_is_told_where_some_have_one() -> None:
    asked = problem({"H": 1, "J": 1}, {"a": "H", "b": "J"})
    fits = tuple(replace(f, worst=Band.NOT_UNLESS) if f.child == "b" else f for f in asked.fits)
    told = said(found(replace(asked, fits=fits)))
    assert "Of the two children who wait now, of whom those expected are drawn, 1 has no home that is sure" in told


def test_homes_of_which_it_was_not_reckoned_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_places, "MOST_HOMES", 1)
    told = said(found(problem({"H": 1, "J": 1}, {"a": "H", "b": "J"})))
    assert "It was reckoned of the first 1, and not of one more home whose last place the plan uses." in told


def test_where_a_clock_leaves_no_time_for_it_nothing_is_said_to_be_lost_by_nobody() -> None:
    shows = count(0.0, 10.0)
    asked = problem({"H": 1, "J": 1}, {"a": "H", "b": "J"})
    late = place(asked, dice=Random(1), expected=6.0, stop=Until(lambda: next(shows), 0.0, never))
    assert late.reckoned is not None
    assert (late.reckoned.homes, late.reckoned.not_looked_at) == (0, 2)
    assert "was not reckoned: there was no time left for it." in said(late)
    assert NONE_FOUND not in said(late)
