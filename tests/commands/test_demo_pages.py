"""The demonstration's pages are there in one command, and gone without a trace when it is told to stop."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from service.commands import demonstrating
from service.demo.site.people import PEOPLE
from tests.service.prepared import Prepared

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no such signal")


@contextmanager
def demonstration(folder: Path, begin: type[subprocess.Popen[Any]]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command as somebody starts it, whose temporary files go into the folder; its process and its address."""
    command = [sys.executable, "-m", "service", "demo", "--in-browser"]
    own = {"TMPDIR": str(folder), "COLUMNS": "200", "DISPLAY": "", "WAYLAND_DISPLAY": "", "NO_COLOR": "1"}
    with begin(command, stdout=subprocess.PIPE, text=True, env=os.environ | own) as process:
        assert process.stdout is not None
        try:
            said = next(line for line in process.stdout if "/desk/demo" in line)
            yield process, re.findall(r"http://\S+/desk/demo", said)[0]
        finally:
            process.kill()


@pytest.mark.parametrize(
    ("told", "begin"),
    [(signal.SIGTERM, Prepared), (signal.SIGHUP, Prepared), (signal.SIGINT, subprocess.Popen)],
)
def test_told_to_stop_it_leaves_no_folder_behind(
    tmp_path: Path, told: signal.Signals, begin: type[subprocess.Popen[Any]]
) -> None:
    with demonstration(tmp_path, begin) as (process, address):
        with urllib.request.urlopen(address) as answer:  # noqa: S310
            page = answer.read().decode()
        assert all(who.name in page for who in PEOPLE)
        assert list(tmp_path.glob("placewell-demo-*"))
        process.send_signal(told)
        process.wait(timeout=60)
    assert list(tmp_path.glob("placewell-demo-*")) == []


def test_that_the_terminal_is_gone_is_heard_by_a_web_server_that_answers_just_then() -> None:
    heard: list[int] = []
    with demonstrating.leaving_nothing_when_told_to_stop():
        before = signal.signal(signal.SIGTERM, lambda number, _: heard.append(number))
        signal.raise_signal(signal.SIGHUP)
        signal.signal(signal.SIGTERM, before)
        with pytest.raises(SystemExit):
            signal.raise_signal(signal.SIGHUP)
    assert heard == [signal.SIGTERM]


def test_where_nobody_sits_at_a_terminal_it_is_told_and_never_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal = {"stdin": True, "stdout": True}
    for name, is_one in at_a_terminal.items():
        monkeypatch.setattr(getattr(sys, name), "isatty", lambda is_one=is_one: is_one)
    monkeypatch.delenv("CI", raising=False)
    assert demonstrating._somebody_sits_here()
    monkeypatch.setenv("CI", "true")
    assert not demonstrating._somebody_sits_here()
    monkeypatch.delenv("CI")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert not demonstrating._somebody_sits_here()
