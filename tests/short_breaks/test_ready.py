"""A machine on which nothing is compiled yet is known as such, and makes itself ready before the time counts."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from matching.short_breaks import search as searching
from matching.short_breaks.build import build
from matching.short_breaks.clear import clear
from matching.short_breaks.effort import Effort
from matching.short_breaks.searching.progress import Clock
from matching.short_breaks.searching.ready import LOOPS, is_compiled, is_ready, make_ready
from tests.short_breaks.small_period import small_period

ONE_LOOP = "from numba import njit\n\n\n@njit(cache=True)\ndef doubled(n):\n    return 2 * n\n"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    file = tmp_path / "a_loop.py"
    file.write_text(ONE_LOOP)
    return file


def loop_in(file: Path) -> Any:
    """The loop as a process that has just begun finds it."""
    spec = importlib.util.spec_from_file_location("a_loop", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.doubled


def test_a_loop_that_was_never_run_is_not_compiled(written: Path) -> None:
    assert not is_compiled(loop_in(written))


def test_a_loop_once_run_is_compiled_in_this_process_and_in_later_ones(written: Path) -> None:
    loop = loop_in(written)
    assert loop(2) == 4
    assert is_compiled(loop)
    assert is_compiled(loop_in(written))


def test_a_loop_run_as_plain_python_needs_no_compiling() -> None:
    assert is_compiled(LOOPS[0].py_func)


def test_making_ready_compiles_every_loop_of_the_search_and_of_its_bound() -> None:
    period = small_period()
    make_ready(build(period, clear(period)))
    assert all(loop.signatures for loop in LOOPS)
    assert is_ready()


@pytest.mark.parametrize(("ready", "order"), [(False, ["made ready", "clock"]), (True, ["clock"])])
def test_time_counts_from_when_the_search_is_ready(
    monkeypatch: pytest.MonkeyPatch, ready: bool, order: list[str]
) -> None:
    done: list[str] = []

    def begun(*given: Any) -> Clock:
        done.append("clock")
        return Clock(*given)

    monkeypatch.setattr(searching, "is_ready", lambda: ready)
    monkeypatch.setattr(searching, "make_ready", lambda problem: done.append("made ready"))
    monkeypatch.setattr(searching, "Clock", begun)
    period = small_period()
    searching.search(build(period, clear(period)), Effort(rounds=0, moves=1, processes=1))
    assert done == order
