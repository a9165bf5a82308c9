"""The problem that a process has been given to work on, so that it is sent once and not with every task.

A process started for work leaves it to whoever started it when to stop: Ctrl-C at a terminal reaches them all.
"""

from __future__ import annotations

import signal

from matching.short_breaks.problem import Problem

_given: list[Problem] = []


def give(problem: Problem) -> None:
    """Start a process with a problem: the initializer of a pool."""
    leave_stopping_to_others()
    _given[:] = [problem]


def leave_stopping_to_others() -> None:
    """In a process started for work, do not stop at Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def problem() -> Problem:
    """The problem of this process."""
    return _given[0]
