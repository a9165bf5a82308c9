"""Where there is only so much time, each child is asked about at as many homes as it leaves, and the plan says so."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from matching.optimise.lexicographic import Effort
from matching.optimise.relax import relaxed
from matching.optimise.status import Status
from matching.optimise.stopping import Until, at_once, never
from matching.placement import asking, bounding, from_world, in_time
from matching.placement.beside import Beside
from matching.placement.checks import Checks
from matching.placement.from_world import of_its_own, problem_by
from matching.placement.problem import Problem
from matching.placement.solve import solve
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from scenarios.generators.region import region


@pytest.fixture(autouse=True)
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """The few checks here pass for many, of however few children."""
    monkeypatch.setattr(from_world, "FEW_CHECKS", 0)
    monkeypatch.setattr(in_time, "SAMPLED", 3)
    monkeypatch.setattr(in_time, "LEAST", 1)


@cache
def checks() -> Checks:
    world = region(4, 6, 6)
    return Checks(world, world.as_at, standard_catalogue(), england().on(world.as_at))


@dataclass
class Asked(Beside[Checks]):
    """Every check of a child at a home takes a second of a clock."""

    seconds: float = 0.0
    pairs: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(checks())

    def each(self, ask, questions, few=0):  # type: ignore[no-untyped-def]
        self.pairs.append(sum(len(urns) for _, urns in questions))
        self.seconds += self.pairs[-1]
        return super().each(ask, questions, few)


@cache
def problem(ends: float, homes_each: int | None = None) -> tuple[Problem, Asked]:
    asked = Asked()
    clock = Until(lambda: asked.seconds, ends, never)
    return problem_by(asked, homes_each=homes_each, pairs=False, stop=clock), asked


@cache
def whole() -> tuple[Problem, Asked]:
    asked = Asked()
    return problem_by(asked, pairs=False), asked


def test_time_enough_changes_nothing_in_what_is_asked() -> None:
    (timed, _), (untimed, _) = problem(10_000.0), whole()
    assert timed == untimed
    assert timed.homes_each is None


def test_each_child_is_asked_about_at_as_many_homes_as_two_fifths_of_the_time_leave() -> None:
    everything, asked = whole()
    children, pairs = len(everything.children), asked.pairs[-1]
    first = sum(problem(10_000.0)[1].pairs[:-1])
    for each in (1, 2):
        assert each * children + 1 < pairs
        fewer, made = problem(first + 2.5 * (each * children + 1))
        assert fewer.homes_each == each
        assert made.pairs[-1] < pairs
        assert set(fewer.fits) < set(everything.fits)


def test_where_no_time_is_left_each_child_is_still_asked_about_at_its_first_homes() -> None:
    asked, _ = problem(0.0)
    assert asked.homes_each == 1
    assert asked.fits


@pytest.mark.parametrize(("in_all", "many", "own"), [(20, 19, 9), (20, 12, 6), (10, 7, 7), (20, 1, 2)])
def test_homes_of_a_brother_or_sister_are_counted_with_a_childs_own(in_all: int, many: int, own: int) -> None:
    """Ten homes each without looking at a clock, and with those of brothers and sisters so many in all."""
    flags = np.arange(40)[None, :] < np.full((6, 1), in_all)
    assert of_its_own(many, asking.Asked(flags, 10)) == own
    assert of_its_own(many, asking.Asked(flags, None)) == many


def test_how_many_homes_somebody_said_stands_whatever_the_clock_shows() -> None:
    said, made = problem(0.0, homes_each=3)
    assert said.homes_each == 3
    assert len(made.pairs) == 1


def test_a_share_that_is_not_kept_to_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_time, "SHARE", 100.0)
    problem.cache_clear()
    with pytest.raises(AssertionError):
        test_each_child_is_asked_about_at_as_many_homes_as_two_fifths_of_the_time_leave()
    problem.cache_clear()


def test_of_the_time_that_is_left_most_is_searched_then_plans_are_made_quickly_and_some_is_for_telling() -> None:
    shows = [40.0]
    closing = in_time.closing(Until(lambda: shows[0], 60.0, never))
    seen = []
    for shows[0] in (52.0, 54.0, 57.0):
        seen.append((closing.search(), closing.quick(), closing.compare()))
    assert seen == [(False, False, False), (True, False, False), (True, True, True)]


def test_however_late_it_is_a_plan_is_looked_for_a_moment_and_no_clock_asks_for_none() -> None:
    shows = [90.0]
    closing = in_time.closing(Until(lambda: shows[0], 60.0, never))
    assert (closing.search(), closing.quick()) == (True, False)
    shows[0] += in_time.GRACE
    assert closing.quick()
    assert in_time.closing(at_once) == (at_once, never, at_once)


def test_whoever_stops_a_search_waits_a_moment_for_what_no_plan_exceeds_and_no_longer() -> None:
    shows, asked = [10.0], [False]
    clock = Until(lambda: shows[0], 60.0, lambda: asked[0])
    as_it_is, asked[0] = in_time.a_moment(clock), True
    a_moment = in_time.a_moment(clock)
    assert [as_it_is(), a_moment()] == [False, False]
    shows[0] += in_time.GRACE
    assert [as_it_is(), a_moment()] == [True, True]
    shows[0], asked[0] = 10.0, False
    with_the_clock = in_time.a_moment(clock)
    shows[0] = 60.0
    assert with_the_clock()
    assert in_time.a_moment(at_once) is never
    assert in_time.work_after(clock, 60.0) is None


def test_without_a_clock_what_follows_a_search_hears_whoever_stops_it_and_has_a_limit_of_work() -> None:
    asked = [False]

    def stop() -> bool:
        return asked[0]

    assert (in_time.a_moment(stop), in_time.work_after(stop, 60.0)) == (stop, 60.0)
    asked[0] = True
    assert (in_time.a_moment(stop), in_time.work_after(stop, 60.0)) == (never, in_time.GRACE)


def test_what_no_plan_exceeds_is_worked_out_in_so_much_work_and_true_also_in_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    most: list[float] = []

    def noted(*given: Any) -> Any:
        most.append(given[-1])
        bound, values, spent = relaxed(*given)
        return bound, values, spent + 1.0

    monkeypatch.setattr(bounding, "relaxed", noted)
    small = whole()[0]
    solved = solve(small, Effort(5.0))
    unproven = replace(solved, status=Status.FEASIBLE, levels=tuple(replace(x, bound=None) for x in solved.levels))
    for work in (0.0, 3.0):
        told = bounding.bounded(small, unproven, never, work).levels
        assert all(x.bound is not None and x.bound >= x.value for x in told)
    assert most == [*[0.0] * len(told), *(max(0.0, most[len(told)] - n) for n in range(len(told)))]
    assert most[len(told)] == 3.0
