"""Ctrl-C while there is no plan to keep ends a command, whatever it is doing, and says that nothing was written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from service.commands.breaks.stopping import Stopping, stopped_by_ctrl_c
from service.commands.breaks.watching import LEFT
from service.commands.hearing import hearing_meanwhile
from tests.commands.breaks_asked import URN, WINTER, inside, plan_in

BUSY = "solving for an hour"
HOUR_LONG = f"""
import importlib, sys
from ortools.sat.python import cp_model

def solves(*given, **named):
    model = cp_model.CpModel()
    holds = [[model.new_bool_var("") for hole in range(40)] for pigeon in range(41)]
    for row in holds:
        model.add_bool_or(row)
    for column in zip(*holds):
        model.add(sum(a * n for n, a in enumerate(column, 1)) <= 45)
        for n, one in enumerate(column):
            for other in column[:n]:
                model.add_bool_or([one.negated(), other.negated()])
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = False
    solver.parameters.symmetry_level = 0
    solver.parameters.max_time_in_seconds = 3600
    print({BUSY!r}, file=sys.stderr, flush=True)
    solver.solve(model)

module, _, name = sys.argv.pop(1).rpartition(".")
setattr(importlib.import_module("matching.short_breaks." + module), name, solves)
from service.commands import main
main()
"""
"""A command in which one part is a solver that works for an hour and hears nothing."""


def allocating(folder: Path) -> tuple[str, ...]:
    return ("allocate", WINTER)


def repairing(folder: Path) -> tuple[str, ...]:
    closed = ("--bedroom-closed", f"{URN}:room 2:2026-12-11:2")
    return ("repair", WINTER, str(plan_in(folder)), *closed, "--period-out", str(folder / "period.json"))


@pytest.mark.parametrize(
    ("part", "command"),
    [("allocate.clear", allocating), ("allocate.build", allocating), ("repairing.keep", repairing)],
    ids=["match check", "building", "keeping"],
)
def test_a_part_that_hears_nothing_does_not_keep_a_command_from_being_left(
    part: str, command: object, tmp_path: Path
) -> None:
    assert callable(command)
    typed, out = command(tmp_path), tmp_path / "new.json"
    before = inside(tmp_path)
    started = subprocess.Popen(
        [sys.executable, "-c", HOUR_LONG, part, "breaks", *typed, "--out", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with started:
        assert started.stderr is not None
        assert any(BUSY in line for line in started.stderr)
        os.killpg(started.pid, signal.SIGINT)
        said, complaint = started.communicate(timeout=60)
    assert (started.returncode, said, complaint.strip().splitlines()[-1]) == (130, "", LEFT)
    assert inside(tmp_path) == before


def test_where_there_is_no_plan_yet_the_first_ctrl_c_leaves() -> None:
    with stopped_by_ctrl_c(lambda: None) as stopping:
        stopping.has_plan = lambda: False
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert not stopping.asked


def test_where_there_is_a_plan_the_work_goes_on_to_its_end_and_is_answered() -> None:
    def until_asked(stopping: Stopping) -> str:
        os.kill(os.getpid(), signal.SIGINT)
        while not stopping():
            pass
        return "the best so far"

    with stopped_by_ctrl_c(lambda: None) as stopping:
        assert hearing_meanwhile(lambda: until_asked(stopping)) == "the best so far"
