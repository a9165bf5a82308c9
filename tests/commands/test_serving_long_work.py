"""What is worked out while the service runs ends with it, waits, and is taken up again: nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from service.commands.exits import BAD_INPUT
from service.sealing.root_key import new_root_key
from service.settings import DATABASE_FILE, Settings
from service.solving.settings import SLOTS
from service.store.opening import Store, open_store
from service.store.rows import SolveRow
from service.store.rows.solve import SolveState
from tests.commands.asking import ask
from tests.service.actions.breaks import NOW, asked_for, begun, make_breaks
from tests.service.prepared import Prepared

PATIENCE = 120


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    data = tmp_path / "data"
    return Settings(data, f"sqlite:///{data / DATABASE_FILE}", tmp_path / "root.key", new_root_key())


@pytest.fixture
def asked(settings: Settings) -> str:
    """Work that takes longer than any test waits for it."""
    store = open_store(settings, NOW)
    breaks = make_breaks(store)
    id = asked_for(store, breaks, begun(store, breaks), rounds=10_000, moves=20_000_000)
    store.close()
    return id


@contextmanager
def serving(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {
        "PLACEWELL_DATA": str(settings.data),
        "PLACEWELL_ROOT_KEY": str(settings.root_key),
        SLOTS: "1",
    }
    command = [sys.executable, "-m", "service", "serve", "--port", "0"]
    with Prepared(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as served:
        try:
            yield served
        finally:
            served.kill()


def until(done: Callable[[], object]) -> None:
    for _ in range(PATIENCE * 10):
        if done():
            return
        time.sleep(0.1)
    raise AssertionError("it never came about")


def children_of(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for each in found for child in each.read_text().split()]


def is_(store: Store, id: str, state: SolveState, start: int) -> bool:
    with store.transaction() as t:
        row = t.session.get_one(SolveRow, id)
        return (row.state, row.fence) == (state, start)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for as Linux tells of them")
def test_told_to_end_it_ends_what_is_under_way_and_takes_it_up_when_it_is_served_again(
    settings: Settings, asked: str
) -> None:
    store = open_store(settings, NOW)
    for start in (1, 2):
        with serving(settings) as served:
            until(partial(is_, store, asked, SolveState.RUNNING, start))
            until(partial(children_of, served.pid))
            working = children_of(served.pid)
            served.send_signal(signal.SIGTERM)
            left, complained = served.communicate(timeout=PATIENCE)
        assert (served.returncode, complained) == (0, "")
        assert "Plans are worked out 1 at once" in left
        assert is_(store, asked, SolveState.QUEUED, start)
        assert [pid for pid in working if Path(f"/proc/{pid}").exists()] == []
    store.close()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for as Linux tells of them")
def test_killed_outright_it_leaves_nobody_at_work(settings: Settings, asked: str) -> None:
    store = open_store(settings, NOW)
    with serving(settings) as served:
        until(lambda: bool(children_of(served.pid)))
        working = children_of(served.pid)
        served.kill()
    store.close()
    until(lambda: not any(Path(f"/proc/{pid}/exe").exists() for pid in working))


def test_how_much_it_may_take_is_said_and_a_wrong_number_stops_the_start(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLACEWELL_DATA", str(settings.data))
    monkeypatch.setenv("PLACEWELL_ROOT_KEY", str(settings.root_key))
    monkeypatch.setenv(SLOTS, "many")
    for command in ("serve", "doctor"):
        refused = ask(command)
        assert refused.exit_code == BAD_INPUT
        assert SLOTS in refused.output
    assert not settings.data.exists()
    open_store(settings, NOW).close()
    monkeypatch.setenv(SLOTS, "3")
    told = ask("doctor")
    assert "Plans are worked out 3 at once" in told.output
    assert "Of plans 0 wait and 0 are being worked out." in told.output
