"""However many processes the check is asked on, a plan is the same to the byte, and one that dies changes nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from matching.formats import json_world
from matching.placement import beside as watched
from matching.placement import company, from_world, place_world
from matching.placement.beside import beside
from scenarios.generators.region import region
from tests.commands.asking import ask
from tests.placement.answering import added, or_dies


@pytest.fixture
def for_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are begun however few are asked about, and newcomers are asked about where a plan joins them."""
    monkeypatch.setattr(company, "FEW_QUESTIONS", 0)
    monkeypatch.setattr(from_world, "FEW_CHILDREN", 0)
    monkeypatch.setattr(place_world, "FEW", 0)


@pytest.mark.usefixtures("for_few")
def test_a_command_gives_the_same_plan_to_the_byte_on_one_process_and_on_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = region(8, 5, 14)
    (tmp_path / "world.json").write_bytes(json_world.write(asked))
    begun: list[int] = []

    class Counted(ProcessPoolExecutor):
        def __init__(self, processes: int, **more: Any) -> None:
            begun.append(processes)
            super().__init__(processes, **more)

    monkeypatch.setattr(watched, "ProcessPoolExecutor", Counted)
    own = [word for group in asked.groups for word in ("--own", group.urn)]
    command = ["place", str(tmp_path / "world.json"), *own, "--work", "10", "--format", "json", "--processes"]
    one = ask(*command, "1")
    assert (one.exit_code, begun) == (0, [])
    assert ask(*command, "2").stdout == one.stdout
    assert begun == [2]


@pytest.mark.parametrize("answer", [added, or_dies])
def test_answers_come_in_the_order_of_the_questions_also_when_a_process_dies(answer: Callable[[int, int], int]) -> None:
    with beside(1000, 2) as asked:
        assert list(asked.each(answer, range(100))) == list(range(1000, 1100))


def test_for_few_questions_no_process_is_begun() -> None:
    def here(held: int, questions: range) -> Iterator[int]:
        with beside(held, 2) as asked:
            yield from asked.each(lambda held, question: held + question, questions, few=len(questions))

    assert list(here(1, range(5))) == [1, 2, 3, 4, 5]


KILLED = """
import os
from matching.placement.beside import beside
from tests.placement.answering import who_answers

with beside(0, 2) as asked:
    print(*set(asked.each(who_answers, range(40))), flush=True)
    os.kill(os.getpid(), 9)
"""
PATIENCE = 30


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def left_after(killed: str) -> set[int]:
    """Those of its processes that are still there some time after a command has killed itself."""
    with subprocess.Popen([sys.executable, "-c", killed], stdout=subprocess.PIPE, text=True) as command:
        said = command.stdout.readline() if command.stdout else ""
    left, until = {int(process) for process in said.split()}, time.monotonic() + PATIENCE
    assert left, "nobody answered"
    while left and time.monotonic() < until:
        left = set(filter(is_there, left))
        time.sleep(0.1)
    return left


def test_no_process_is_left_when_whoever_began_them_is_killed() -> None:
    assert left_after(KILLED) == set()


def test_a_process_that_does_not_end_with_whoever_began_it_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "PATIENCE", 1)
    defect = "from tests.placement.answering import begin_without_watching, watched\n"
    left = left_after(defect + "watched._begin = begin_without_watching\n" + KILLED)
    for process in left:
        os.kill(process, signal.SIGKILL)
    assert left
