"""A benchmark can be listed and run, and its table says what was measured beside how good the answer was."""

from __future__ import annotations

import pkgutil
import sys

import pytest

import scenarios.benchmarks
from matching.check import check_match
from matching.short_breaks.effort import Effort
from scenarios.benchmarks import (
    BENCHMARKS,
    break_checks,
    break_memory,
    break_plans,
    break_questions,
    check_speed,
    format_speed,
)
from scenarios.benchmarks.__main__ import main
from scenarios.benchmarks.homes import NotKnown, question
from scenarios.benchmarks.measuring import Growth, Row, as_text, yardstick
from scenarios.generators.short_breaks import Shape, Size

NOT_BENCHMARKS = {"__main__", "homes", "market", "measuring", "memory_used", "rivals", "tables"}


def test_the_speed_of_checks_is_measured_beside_a_yardstick() -> None:
    growths = list(check_speed.growths(runs=1))
    assert growths
    for growth in growths:
        assert len(growth.rows) > 1
        assert all(row.seconds > 0 and row.yardstick_seconds > 0 and row.findings > 0 for row in growth.rows)
        assert all(row.size in as_text(growth) for row in growth.rows)


def test_every_benchmark_file_is_registered() -> None:
    files = {m.name for m in pkgutil.iter_modules(scenarios.benchmarks.__path__)} - NOT_BENCHMARKS
    assert files == {b.NAME.replace("-", "_") for b in BENCHMARKS}


def test_the_speed_of_tables_is_measured_beside_the_plain_read_of_the_same_bytes() -> None:
    timed = list(format_speed.timings(rows=200, runs=1))
    assert len(timed) == 4
    assert all(t.rows >= 180 and min(t.read, t.write, t.plain) > 0 for t in timed)
    (told,) = format_speed.measure(["50"])
    assert all(t.name in told for t in timed)


def test_what_is_asked_of_a_plan_is_measured_beside_reading_it_and_with_its_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(break_questions, "PLANNING", Effort(rounds=0, moves=0, seconds=None, processes=1))
    told = break_questions.timed(Shape(homes=1, children=10, weeks=4, beds=(3,)), "small", 3)
    assert [row.split()[0] for row in told.splitlines()[2:]] == [
        "reading",
        "record",
        "why",
        "swap",
        "repair",
        "what-if",
    ]


def test_the_check_before_a_plan_is_measured_for_records_in_full_and_for_nothing_asked() -> None:
    rows = break_checks.timed(Shape(homes=1, children=2, weeks=2, beds=(3,)), [1]).splitlines()
    assert [row.split("  ")[1].strip() for row in rows[2:] if row.strip()] == [
        "in full, seed 1",
        "nothing asked, seed 1",
    ]


def test_plans_are_measured_on_what_the_check_clears_at_every_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(break_plans, "_cells", lambda size, rule, seed, **how: [str(how["checked"])] * 12)
    found = list(break_plans.measure(["S", "XL", "1", "floor", "checked"]))
    assert [told.split(",")[0] for told in found] == ["S", "XL"]
    assert all("cleared by the match check" in told and "True" in told for told in found)


LITTLE = Effort(rounds=0, moves=200, seconds=None, processes=1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what processes take together")
def test_what_a_plan_takes_in_memory_is_expected_neither_too_little_nor_three_times_too_much() -> None:
    found = break_memory.memory_of(Size.S.value, 1, LITTLE)
    assert found.taken < found.expected < 3 * found.taken


def test_a_table_compares_each_row_with_the_first_and_with_its_own_yardstick() -> None:
    rows = (Row("small", 0.5, 0.25, 10, 0), Row("large", 1.5, 0.5, 12, 3))
    small, large = as_text(Growth("Growth", rows)).splitlines()[2:]
    assert small.split() == ["small", "2.0", "1.0", "2.0", "10", "0"]
    assert large.split() == ["large", "0.7", "3.0", "3.0", "12", "3"]


def test_the_homes_timed_differ_only_in_what_they_say_they_differ_in() -> None:
    assert [len(question(n).residents) for n in (0, 6, 12)] == [0, 6, 12]
    assert yardstick(question(6)) == yardstick(question(6))
    still_open = [sum(1 for f in check_match(question(2, n)).findings if f.cases) for n in NotKnown]
    assert still_open[0] < still_open[1] < still_open[2] <= still_open[3]


@pytest.mark.parametrize(("arguments", "code", "said"), [([], 0, "check-speed"), (["chek-speed"], 2, "check-speed.")])
def test_a_benchmark_is_found_by_name(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    assert main(arguments) == code
    assert said in "".join(capsys.readouterr())
