"""A child process answers within its bounds, or it and all that it started are gone and nothing of it is believed."""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from service.solving import tree
from service.solving.contained import Came, How, contained
from service.solving.limits import Limits

LIMITS = Limits(memory_bytes=150_000_000, seconds=20.0, grace_seconds=0.2, processes=3, answer_bytes=1_000_000)
CHILD = (sys.executable, str(Path(__file__).with_name("misbehaving.py")), "solve")


def ask(does: str, limits: Limits = LIMITS, told: list[str] | None = None) -> Came:
    hears = [] if told is None else told
    return contained(CHILD, json.dumps({"question": does}).encode(), limits, hears.append, lambda: False)


def test_an_answer_is_what_was_said_and_how_far_it_came_is_told() -> None:
    told: list[str] = []
    assert ask("answer yes", told=told) == Came(How.ANSWERED, b"yes")
    assert told == ['{"rounds": 1}']
    assert ask("hang-after-answer yes") == Came(How.ANSWERED, b"yes")


@pytest.mark.parametrize(
    ("does", "how"),
    [
        ("hog", How.OUT_OF_MEMORY),
        ("abort", How.CRASHED),
        ("garbage", How.CRASHED),
        ("flood", How.CRASHED),
        ("nothing", How.CRASHED),
    ],
)
def test_whatever_goes_wrong_has_its_own_word_and_no_answer(does: str, how: How) -> None:
    assert ask(does) == Came(how)


def test_what_takes_too_long_is_ended_and_never_told_as_impossible() -> None:
    assert ask("hang", replace(LIMITS, seconds=0.5)) == Came(How.OUT_OF_TIME)


@pytest.mark.parametrize(("does", "how"), [("tree", How.OUT_OF_TIME), ("many", How.CRASHED)])
def test_nothing_that_it_started_is_left(tmp_path: Path, does: str, how: How) -> None:
    pids = tmp_path / "pids"
    most = 9 if does == "tree" else 2
    assert ask(f"{does} {pids}", replace(LIMITS, seconds=2.0, processes=most)) == Came(how)
    assert [pid for pid in pids.read_text().split() if alive(int(pid))] == []


def test_leaving_the_others_alive_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def only_the_leader(leader: int, number: int) -> None:
        os.kill(leader, number)

    honest = tree.send
    monkeypatch.setattr(tree, "send", only_the_leader)
    pids = tmp_path / "pids"
    ask(f"tree {pids}", replace(LIMITS, seconds=1.5, processes=9))
    left = [int(pid) for pid in pids.read_text().split() if alive(int(pid))]
    for pid in left:
        os.kill(pid, 9)
    assert left
    assert honest is not only_the_leader


def test_no_secret_of_the_service_is_handed_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLACEWELL_ROOT_KEY", "a secret")
    assert b"PLACEWELL" not in ask("environment").said


def test_nobody_waits_for_whoever_does_not_listen(tmp_path: Path) -> None:
    pid, much = tmp_path / "pid", b"x" * 2_000_000
    limits = replace(LIMITS, seconds=2.0, processes=9)
    command = (*CHILD[:-1], "deaf", str(pid))
    assert contained(command, much, limits, lambda _: None, lambda: False) == Came(How.OUT_OF_TIME)
    deaf = int(pid.read_text())
    assert alive(deaf)
    os.kill(deaf, 9)


def alive(pid: int) -> bool:
    """Whether it still runs; one that has ended may take a moment to be cleared away."""
    for _ in range(20):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return False
        if state == "Z":
            return False
        time.sleep(0.05)
    return True
