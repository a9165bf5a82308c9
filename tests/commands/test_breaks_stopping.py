"""Ctrl-C stops a search and keeps its best plan; a second one leaves without it."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from matching.plain_json import read_json
from matching.short_breaks.result import Ended, Planned
from service.commands.breaks.now_and_then import BEGINS
from service.commands.breaks.stopping import Stopping, stopped_by_ctrl_c
from tests.commands.breaks_asked import URN, WINTER, breaks, plan_in

LONG = ("--seconds", "600", "--moves", "2000")


def test_the_first_ctrl_c_is_noted_and_the_second_leaves() -> None:
    heard: list[str] = []
    before = signal.getsignal(signal.SIGINT)
    with stopped_by_ctrl_c(lambda: heard.append("once")) as stopping:
        assert not stopping()
        os.kill(os.getpid(), signal.SIGINT)
        assert stopping()
        assert heard == ["once"]
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_where_ctrl_c_is_ignored_it_stays_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with stopped_by_ctrl_c(lambda: None) as stopping:
            os.kill(os.getpid(), signal.SIGINT)
            assert not stopping()
    finally:
        signal.signal(signal.SIGINT, before)


def test_stopping_keeps_the_best_plan_and_writes_all_that_was_asked(tmp_path: Path) -> None:
    """On a terminal, where Ctrl-C reaches every process of the group."""
    screen, terminal = pty.openpty()
    files = ("--out", tmp_path / "plan.json", "--board", tmp_path / "board.html")
    command = [sys.executable, "-m", "service", "breaks", "allocate", WINTER, *LONG, "--processes", "2"]
    with subprocess.Popen(
        [*command, *map(str, files)],
        stdout=subprocess.PIPE,
        stderr=terminal,
        text=True,
        start_new_session=True,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "120"},
    ) as started:
        os.close(terminal)
        shown = until_shown(screen, "looking around")
        os.killpg(started.pid, signal.SIGINT)
        shown += rest(screen)
        said = started.communicate(timeout=60)[0]
    assert started.returncode == 0
    assert "It was stopped: this is the best plan found by then." in said
    assert "Benefit" in shown
    assert "Traceback" not in shown
    assert read_json(Planned, (tmp_path / "plan.json").read_bytes()).allocation.ended is Ended.STOPPED
    assert (tmp_path / "board.html").stat().st_size > 10_000
    assert breaks("family", WINTER, tmp_path / "plan.json", "F-01").exit_code == 0


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C was pressed before any search has done its work."""
    monkeypatch.setattr(Stopping, "__call__", lambda stopping: True)


BUSY = ("--seconds", "600", "--processes", "1")


@pytest.mark.usefixtures("stopped")
def test_a_search_stopped_at_once_still_gives_a_plan_without_the_other_rules(tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    result = breaks("allocate", WINTER, *BUSY, "--compare-rules", "--out", out)
    assert result.exit_code == 0, result.output
    assert "It was stopped: this is the best plan found by then." in result.stdout
    assert "What other rules would give was not looked at: the search was stopped first." in result.stdout
    allocation = read_json(Planned, out.read_bytes()).allocation
    assert (allocation.ended, allocation.fairness) == (Ended.STOPPED, ())
    assert allocation.stays


@pytest.mark.usefixtures("stopped")
@pytest.mark.parametrize(
    "change",
    [("what-if", "--bedroom", f"{URN}:room 5"), ("repair", "--bedroom-closed", f"{URN}:room 2:2026-12-11:2")],
    ids=["what-if", "repair"],
)
def test_a_change_stopped_at_once_is_answered_and_its_plan_can_be_asked_about(
    change: tuple[str, ...], tmp_path: Path
) -> None:
    command, *typed = change
    out, period = tmp_path / "after.json", tmp_path / "after-period.json"
    files = ("--out", out, "--period-out", period)
    result = breaks(command, WINTER, plan_in(tmp_path), *typed, *BUSY, *files)
    assert result.exit_code == 0, result.output
    assert "It was stopped: this is the best that was found by then" in " ".join(result.stdout.split())
    assert breaks("family", period, out, "F-01").exit_code == 0


def until_shown(screen: int, words: str) -> str:
    """What a terminal shows up to these words."""
    shown, end = "", time.monotonic() + 120
    while words not in shown:
        assert time.monotonic() < end, shown[-500:]
        shown += os.read(screen, 65536).decode(errors="replace")
    return shown


def rest(screen: int) -> str:
    shown = ""
    while True:
        try:
            data = os.read(screen, 65536)
        except OSError:
            return shown
        if not data:
            return shown
        shown += data.decode(errors="replace")


def test_in_a_pipe_a_search_says_that_it_begins_in_plain_lines_apart_from_its_answer() -> None:
    quick = ("--rounds", "0", "--moves", "2000", "--processes", "1")
    command = [sys.executable, "-m", "service", "breaks", "allocate", WINTER, *quick]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert BEGINS in " ".join(ran.stderr.split())
    assert "\x1b" not in ran.stderr
    assert BEGINS not in " ".join(ran.stdout.split())
