"""Ctrl-C while children are placed keeps the best plan so far, and leaves where there is none to keep."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import repeat
from typing import Any

import pytest

from matching.errors import EngineFault
from matching.optimise.lexicographic import Effort
from matching.optimise.program import Ints, Rows
from matching.optimise.status import Status
from matching.optimise.stopping import Stop, Until, never, time_left
from matching.placement import place as placing
from matching.placement import place_world as searched
from matching.placement.may_know import all_own
from matching.placement.place import place, planned
from matching.placement.place_world import CHECKING, JOINING, place_world
from matching.placement.problem import Placed, Problem
from matching.placement.result import Placement
from matching.placement.solve import Solved
from matching.placement.verifying import verify
from matching.plain_json import read_json
from scenarios.storybook import TODAY, URN
from service.commands import placing_watched
from service.commands.breaks.stopping import Stopping
from service.commands.placing_watched import Told, watched
from tests.commands.asking import ask
from tests.placement.drawn import draw, every_plan
from tests.placement.test_given_up import problem
from tests.placement.test_world import world


def test_ctrl_c_while_levels_are_worked_on_keeps_what_there_is() -> None:
    def until_stopped(told: Told, stop: Stopping) -> str:
        os.kill(os.getpid(), signal.SIGINT)
        while not stop():
            told("Total fit", 3, 9)
        return "the best so far"

    assert watched(until_stopped) == "the best so far"


def test_ctrl_c_before_every_child_was_asked_about_leaves() -> None:
    def asking(told: Told, stop: Stopping) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        while True:
            told(CHECKING, 1, 2)

    with pytest.raises(KeyboardInterrupt):
        watched(asking)


def test_what_goes_wrong_meanwhile_is_told_as_ever() -> None:
    def wrong(told: Told, stop: Stopping) -> None:
        raise LookupError("no such home")

    with pytest.raises(LookupError):
        watched(wrong)


@cache
def every_sound_plan(seed: int) -> tuple[dict[str, int], ...]:
    """What each plan of a problem that keeps the rules is worth at every level, by the independent check."""
    verdicts = (verify(draw(seed), plan) for plan in every_plan(draw(seed)))
    return tuple(v.values for v in verdicts if not v.broken)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("asks", [0, 1, 3])
def test_a_plan_that_was_stopped_is_sound_and_no_plan_exceeds_what_is_said_of_any_level(seed: int, asks: int) -> None:
    heard = iter(range(asks))
    found = place(draw(seed), Effort(20.0), stop=lambda: next(heard, None) is None)
    if not found.levels:
        assert found.status in {Status.INFEASIBLE, Status.OUT_OF_TIME}
        assert found.status is Status.OUT_OF_TIME or not every_sound_plan(seed)
        return
    plan = tuple(Placed(c.child, c.urn, c.bedroom) for c in found.children if c.urn)
    assert not verify(draw(seed), plan).broken
    as_good = every_sound_plan(seed)
    for level in found.levels:
        assert level.bound is not None
        assert level.value <= max(worth[level.id] for worth in as_good) <= level.bound
        as_good = tuple(worth for worth in as_good if worth[level.id] >= level.value)
    assert (found.status is Status.OPTIMAL) == all(level.proven for level in found.levels)


@pytest.mark.parametrize("defect", ["a bound of what was found", "a bound of more than was asked for"])
def test_a_bound_that_is_not_true_would_be_caught(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_low(problem: Problem, solved: Solved, *rest: object) -> Solved:
        return replace(solved, levels=tuple(replace(x, bound=x.value) for x in solved.levels), status=Status.OPTIMAL)

    def fewer_rows(rows: Rows, columns: Ints, amounts: Ints, most: int) -> Rows:
        return honest(rows, columns, -amounts, -most)

    honest = Rows.with_row
    if defect == "a bound of what was found":
        monkeypatch.setattr(placing, "bounded", too_low)
    else:
        monkeypatch.setattr(Rows, "with_row", fewer_rows)
    checks = test_a_plan_that_was_stopped_is_sound_and_no_plan_exceeds_what_is_said_of_any_level
    all_seeds = map(checks, range(12), repeat(0))
    with pytest.raises((AssertionError, EngineFault)):
        list(all_seeds)


def test_each_level_of_a_plan_that_was_stopped_is_bounded_by_the_places_that_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def bound_of_placed() -> int | None:
        found = place(problem({"H": 1}, {"a": "H", "b": "H", "c": "H"}), stop=lambda: True)
        return next(level.bound for level in found.levels if level.id == "placed")

    assert bound_of_placed() == 1
    monkeypatch.setattr(placing, "bounded", lambda asked, solved, *_: solved)
    assert bound_of_placed() == 3


def test_a_search_that_is_stopped_at_once_still_gives_a_home_to_whom_it_can() -> None:
    stopped = place_world(all_own(world(2)), TODAY, effort=Effort(10.0), stop=lambda: True)
    assert sum(c.urn == URN for c in stopped.children) == 2


def test_a_stop_before_three_too_many_are_parted_never_leaves_them_together(monkeypatch: pytest.MonkeyPatch) -> None:
    from matching.placement import company

    def too_many(world: object, newcomers: list[object], *rest: object) -> str | None:
        return "Too many together." if len(newcomers) > 1 else None

    monkeypatch.setattr(company, "MANY_TOGETHER", 2)
    monkeypatch.setattr(company, "why_apart", too_many)
    found = place_world(all_own(world(2)), TODAY, effort=Effort(10.0), stop=lambda: True)
    assert sum(c.urn == URN for c in found.children) <= 1


class _Clock:
    """One that moves a second each time somebody looks."""

    def __init__(self) -> None:
        self.shows = 0.0

    def __call__(self) -> float:
        self.shows += 1.0
        return self.shows


@pytest.mark.parametrize("ends", [0.0, 2.0, 4.0, 9.0])
def test_a_plan_that_a_clock_stopped_is_sound_and_states_a_bound_at_every_level(ends: float) -> None:
    asked = world(4)
    found = place_world(all_own(asked), TODAY, effort=Effort(10.0), stop=Until(_Clock(), ends, never))
    whole = place_world(all_own(asked), TODAY, effort=Effort(10.0))
    assert [x.id for x in found.levels] == [x.id for x in whole.levels]
    (first, best) = found.levels[0], whole.levels[0]
    assert first.bound is not None
    assert best.value <= first.bound
    assert all(x.bound is not None and x.bound >= x.value for x in found.levels)


def test_a_clock_that_leaves_time_enough_changes_no_byte() -> None:
    asked = world(3)
    timed = place_world(all_own(asked), TODAY, effort=Effort(10.0), stop=Until(lambda: 0.0, 1.0, never))
    assert timed == place_world(all_own(asked), TODAY, effort=Effort(10.0))


def test_seconds_stop_the_command_with_a_plan_and_a_bound_at_every_level() -> None:
    siblings = ("example:brother-and-sister", "--own", "SC900107", "--own", "SC900177")
    plan = read_json(Placement, ask("place", *siblings, "--seconds", "0", "--format", "json").stdout.encode())
    assert sum(c.urn is not None for c in plan.children) == 2
    assert all(x.bound is not None for x in plan.levels)


def test_a_plan_made_quickly_is_not_looked_for_beyond_a_moment_after_the_clock_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stops_of(ends: float) -> list[bool]:
        """Whether each search was to stop at once, for a clock that shows 10 seconds."""
        asked: list[bool] = []

        def noted(problem: Problem, effort: Effort, told: object, stop: Stop, *rest: Any) -> Solved:
            asked.append(stop())
            return planned(problem, effort, None, stop, *rest)

        monkeypatch.setattr(searched, "planned", noted)
        place_world(all_own(world(2)), TODAY, effort=Effort(10.0), stop=Until(lambda: 10.0, ends, never))
        return asked

    assert stops_of(9.0) == stops_of(0.0) == [False, True]
    assert stops_of(20.0) == [False]


def test_whoever_gave_seconds_is_told_how_long_the_match_check_took_where_it_made_the_plan_late(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shows = iter(range(0, 10_000, 10))
    monkeypatch.setattr(placing_watched, "monotonic", lambda: float(next(shows)))

    def place(told: Told, stop: Stopping) -> str:
        told(CHECKING, 1, 1)
        told("Total fit", 3, 9)
        told(JOINING, 1, 2)
        told(JOINING, 2, 2)
        return "a plan"

    assert watched(place, seconds=100_000.0) == "a plan"
    assert capsys.readouterr().err == ""
    assert watched(place, seconds=5.0) == "a plan"
    assert "took" in capsys.readouterr().err


def test_a_solver_that_is_told_beforehand_is_given_what_the_clock_leaves() -> None:
    assert time_left(Until(lambda: 3.0, 10.0, never)) == timedelta(seconds=7)
    assert (time_left(Until(lambda: 30.0, 10.0, never)) or timedelta(0)) > timedelta(0)
    assert time_left(never) is None
