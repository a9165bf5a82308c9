"""The solver leaves Ctrl-C to whoever asked it.

CP-SAT otherwise takes Ctrl-C over while it works and gives it back as the system's default, so that the next one would
end the program there and then.
"""

from __future__ import annotations

import signal
from pathlib import Path

import matching
from matching.optimise.choose import Choice, Level, best_choice

SOURCES = sorted(Path(matching.__file__).parent.rglob("*.py"))


def test_every_solver_is_told_to_leave_ctrl_c_alone() -> None:
    made = {path: text.count("CpSolver()") for path in SOURCES if "CpSolver()" in (text := path.read_text())}
    assert made
    assert {path: path.read_text().count("catch_sigint_signal = False") for path in made} == made


def test_ctrl_c_is_answered_after_a_choice_as_before() -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        assert best_choice(Choice(2, at_most=((0, 1),), levels=(Level("gain", (-1, -2)),))) is not None
        signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    assert heard == [signal.SIGINT]
