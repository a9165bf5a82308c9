"""Several periods at once are planned as each would be alone, or nothing is, with everything wrong in any of them."""

from __future__ import annotations

import multiprocessing as mp
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from matching.formats import json_period
from matching.plain_json import write_json
from matching.short_breaks import many
from matching.short_breaks.effort import Effort
from matching.short_breaks.many import allocate_many, fit_at_once
from matching.short_breaks.memory import bytes_for
from matching.short_breaks.period import Period
from matching.short_breaks.result import Ended, Planned
from matching.short_breaks.searching.progress import Progress, never
from scenarios.periods import winter_at_marram
from service.commands.breaks import several_planned
from service.commands.breaks.now_and_then import NOTHING_YET
from service.commands.breaks.several import One
from tests.commands.breaks_asked import MOVES, QUICK, WINTER, breaks, inside, planned, refused


def period() -> Period:
    return winter_at_marram.period()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The same period in a file, under another name."""
    (tmp_path / "other.json").write_bytes(json_period.write(period()))
    return tmp_path / "other.json"


@pytest.mark.parametrize("processes", ["1", "2"], ids=["in line", "in processes"])
def test_each_plan_is_the_one_that_its_period_would_have_alone(processes: str, other: Path, tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    asked = ("--rounds", "0", "--moves", str(MOVES), "--processes", processes, "--out", plans)
    result = breaks("allocate", WINTER, other, *asked)
    assert result.exit_code == 0, result.output
    assert inside(plans) == {f"{winter_at_marram.NAME}.json", "other.json"}
    assert (plans / f"{winter_at_marram.NAME}.json").read_bytes() == write_json(planned())
    assert (plans / "other.json").read_bytes() == write_json(planned())
    for name, typed in ((winter_at_marram.NAME, WINTER), ("other", str(other))):
        row = next(line.split() for line in result.stdout.splitlines() if line.startswith(name))
        assert row[1:3] == [str(len(planned().allocation.stays)), str(nights(planned()))]
        assert f"placewell breaks show {typed} {plans / name}.json" in result.stdout
    assert breaks("show", other, plans / "other.json").exit_code == 0


def nights(plan: Planned) -> int:
    return sum(family.nights for family in plan.allocation.families)


def test_everything_wrong_with_any_of_them_is_said_before_any_work(
    other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(several_planned, "plan_each", lambda *_: pytest.fail("work was begun"))
    wrong = period().model_copy(update={"families": period().families[:1] * 2})
    (tmp_path / "twice.json").write_bytes(json_period.write(wrong))
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "other.json").write_text("mine")
    asked = ("example:no-such-winter", tmp_path / "twice.json", other, other)
    places = ("--out", tmp_path / "plans", "--board", tmp_path / "board.html")
    said = refused(breaks("allocate", *asked, *QUICK, *places))
    assert "there is no example period of that name" in said
    assert f"{tmp_path / 'twice.json'}, " in said
    assert "--board: it is of one period, and several were given" in said
    assert "other: 2 of the periods would have their plans under this name" in said
    assert "the file is already there" in said
    assert inside(tmp_path / "plans") == {"other.json"}
    assert (tmp_path / "plans" / "other.json").read_text() == "mine"


def test_a_period_that_only_turns_out_wrong_in_the_work_leaves_nothing_half_written(
    other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.commands.breaks.several.period_from", lambda *_: _twice())
    said = refused(breaks("allocate", WINTER, other, *QUICK, "--out", tmp_path / "plans"))
    assert "nothing was written" in said
    assert f"{WINTER}, " in said
    assert f"{other}, " in said
    assert inside(tmp_path) == {"other.json"}


def _twice() -> Period:
    return period().model_copy(update={"families": period().families[:1] * 2})


@pytest.mark.parametrize("processes", [1, 2], ids=["in line", "in processes"])
def test_a_stop_keeps_the_best_plan_of_each_and_says_that_there_is_one(processes: int) -> None:
    around = several_planned._Around(mp.Event(), mp.Event(), mp.Queue())
    around.stop.set()
    executor: Executor = (
        ThreadPoolExecutor(1, initializer=several_planned._begin, initargs=around)
        if processes == 1
        else ProcessPoolExecutor(2, initializer=several_planned._begin_apart, initargs=around)
    )
    with executor:
        found = [plan for _, plan in allocate_many([period(), period()], Effort(moves=2_000), executor)]
    many.answer_to(never)
    assert around.begun.is_set()
    assert all(isinstance(plan, Planned) and plan.allocation.ended is Ended.STOPPED for plan in found)


def progress(seconds: float) -> Progress:
    return Progress(seconds, 3, "looking around", ("benefit",), (990,), {"benefit": 1_000})


def test_what_is_told_before_a_period_has_a_plan_is_not_taken_for_one_to_keep() -> None:
    begun: list[bool] = []
    many.answer_to(never, lambda: begun.append(True))
    many._told(0, Progress(9.0, 0, "looking which promises clash", (), (), {}))
    assert begun == []
    many._told(0, progress(1.0))
    many.answer_to(never)
    assert begun == [True]


def test_where_nobody_sits_at_a_terminal_each_period_under_way_has_a_line_every_ten_seconds(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter((0.0, 9.0, 10.0, 11.0, 20.0, 30.0))
    monkeypatch.setattr(several_planned, "monotonic", lambda: next(seconds))
    around = several_planned._Around(mp.Event(), mp.Event(), mp.Queue())
    three = tuple(One(name, None, name, period()) for name in ("north", "south", "east"))
    with several_planned._shown(three, 2, around) as shown:
        for news in ((0, None), (1, None), (1, progress(7.0))):
            shown.hear(*news)
        shown.look()
        shown.look()
        shown.look()
        shown.hear(1, None)
        shown.look()
        shown.hear(0, None)
        shown.look()
    begins, *lines = capfd.readouterr().err.splitlines()
    assert begins.startswith("None of three periods planned, two at once.")
    assert lines == [
        f"After 10 s: north: {NOTHING_YET}",
        "After 10 s: south: 7 s, looking around, round 3, benefit within 1.0 %",
        f"After 20 s: north: {NOTHING_YET}",
    ]
    assert shown.done == 2


@pytest.mark.parametrize("processes", [1, 2], ids=["in line", "in processes"])
def test_it_is_heard_of_each_period_that_it_begins_how_far_it_has_come_and_that_it_is_done(processes: int) -> None:
    around = several_planned._Around(mp.Event(), mp.Event(), mp.Queue())
    with several_planned._workers(processes, around) as workers:
        list(allocate_many([period(), period()], Effort(moves=200, rounds=0), workers))
    many.answer_to(never)
    heard: dict[int, list[Progress | None]] = {0: [], 1: []}
    while any(news.count(None) < 2 for news in heard.values()):
        which, news = around.news.get(timeout=60)
        heard[which].append(news)
    assert all(news[0] is None and news[-1] is None and len(news) > 2 for news in heard.values())


def test_only_so_many_are_planned_at_once_as_the_memory_there_is_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    one = bytes_for(period(), processes=1)
    for allowed, fit in ((None, 3), (3 * one, 3), (3 * one - 1, 2), (one - 1, 1)):
        monkeypatch.setattr(many, "free_bytes", lambda free=allowed: free)
        assert fit_at_once([period()] * 5, 3) == fit
